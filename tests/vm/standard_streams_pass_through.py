"""Standard input, output and error are the program's, byte for byte."""

import os
import subprocess
from tap import VM, done, program, same, vm

cat = [program("busybox"), "cat"]
every_byte = bytes(range(256)) * 64

same(vm(*cat, stdin=every_byte, binary=True).out, every_byte, "every byte comes through, from a pipe")
big = os.urandom(300000)
same(vm(*cat, stdin=big, binary=True).out == big, True, "300 kB come through")
same(vm(*cat, stdin=None).out, "", "/dev/null is empty input")

with open("/etc/passwd", "rb") as file:
    out = subprocess.run([VM, "--timeout", "30", *cat], stdin=file, stdout=subprocess.PIPE).stdout
    file.seek(0)
    same(out, file.read(), "a file as standard input")

run = vm("busybox", "sh", "-c", "echo out; echo err >&2; exit 3", stdin=None)
same((run.out, run.err, run.status), ("out\n", "err\n", 3), "output and error stay apart")

head = subprocess.run(f"{VM} --timeout 30 busybox yes </dev/null | head -n 2; echo ${{PIPESTATUS[0]}}",
                      shell=True, executable="/bin/bash", stdout=subprocess.PIPE, text=True)
same(head.stdout, "y\ny\n141\n", "a reader that goes away ends the program")
done()
