"""tools/vm's options: files, environment, working folder, user, kernel log, batch, icount."""

import os
from tap import done, has, ok, program, same, scratch, vm

program("busybox")
with scratch() as folder:
    os.makedirs(folder + "/tree/inner")
    for name in ("one", "tree/two", "tree/inner/three"):
        with open(f"{folder}/{name}", "w") as file:
            file.write(f"text of {name}\n")
    same(vm("--file", folder + "/one:/data/1", "busybox", "cat", "/data/1", stdin=None).out,
         "text of one\n", "--file HOST:GUEST copies a file")
    same(vm("--file", folder + "/one:/tmp/1", "--uid", "1000", "busybox", "sh", "-c",
            "cat /tmp/1; stat -c %a /tmp; echo mine > /tmp/2 && cat /tmp/2", stdin=None).out,
         "text of one\n1777\nmine\n", "and leaves the folders above it as they are")
    same(vm("--cwd", "/tmp", "--file", folder + "/tree", "busybox", "cat", "tree/two", "tree/inner/three",
            stdin=None).out, "text of tree/two\ntext of tree/inner/three\n",
         "--file with a folder copies it into the working folder")

    log = folder + "/log"
    vm("--log", log, "busybox", "true", stdin=None)
    ok(os.path.getsize(log) > 0, "--log keeps the kernel log")

    with open(folder + "/list", "w") as file:
        file.write("# a comment\nbusybox echo 'two  words'\nbusybox sh -c 'echo no >&2; exit 5'\n"
                   "busybox sh -c 'kill -9 $$'\n")
    run = vm("--batch", folder + "/list", stdin=None)
    same(run.out, "==> 0000 busybox echo 'two  words'\ntwo  words\n<== 0000 0\n"
         "==> 0001 busybox sh -c 'echo no >&2; exit 5'\n<== 0001 5\n"
         "==> 0002 busybox sh -c 'kill -9 $$'\n<== 0002 137\n", "--batch marks each command's output")
    same(run.status, 1, "--batch is 1 when a command failed")
    vm("--batch", folder + "/list", "--batch-dir", folder + "/out", stdin=None)
    parts = [open(f"{folder}/out/{name}").read() for name in
             ("0000.out", "0000.status", "0001.err", "0001.status", "0002.status")]
    same(parts, ["two  words\n", "0\n", "no\n", "5\n", "137\n"], "--batch-dir keeps each part in a file")

same(vm("--env", "A=b c", "busybox", "sh", "-c", "echo $A", stdin=None).out, "b c\n", "--env sets")
same(vm("--cwd", "/etc", "busybox", "pwd", stdin=None).out, "/etc\n", "--cwd sets")
same(vm("--uid", "1000:100", "busybox", "sh", "-c", "id -u; id -g", stdin=None).out, "1000\n100\n",
     "--uid sets user and group")
has(vm("--append", "strace", "--log", "/dev/stderr", "busybox", "true", stdin=None).err, "exit_group",
    "--append reaches the kernel: strace shows the calls")
same(vm("--mem", "64", "--cpu", "qemu64", "busybox", "echo", "plain", stdin=None).out, "plain\n",
     "a CPU without AVX will do")

clock = ("--icount", "busybox", "sh", "-c",
         "cat /proc/uptime; for i in 1 2 3; do cat /proc/uptime | cut -d' ' -f1; done; date +%s")
first, second = vm(*clock, stdin=None), vm(*clock, stdin=None)
same(first.out, second.out, "--icount prints the same clock each time")
has(first.out, ".", "the clock is there")
done()
