"""The kernel built with UBSan runs every test program; a finding is a panic."""

import os
from tap import BUILD, done, ok, scratch, skip_all, vm

A_BOOT = 150  # programs that fit into memory together

kernel = os.path.join(BUILD, "ubsan", "tocsin.mb")
tests = os.path.join(BUILD, "tests")
topics = os.listdir(tests) if os.path.isdir(tests) else []
programs = [os.path.join(tests, topic, name)
            for topic in sorted(topics) if topic != "unit"
            for name in sorted(os.listdir(os.path.join(tests, topic))) if "." not in name]
if not programs or not os.path.exists(kernel):
    skip_all("its kernel and its programs are built when all tests are run")
for start in range(0, len(programs), A_BOOT):
    part = programs[start : start + A_BOOT]
    with scratch() as folder:
        with open(folder + "/list", "w") as file:
            file.write("".join(os.path.abspath(program) + "\n" for program in part))
        run = vm("--kernel", kernel, "--mem", "1G", "--batch", folder + "/list", "--batch-dir", folder,
                 stdin=None, timeout=60)
        for index, program in enumerate(part):
            with open(f"{folder}/{index:04}.status") as file:
                status = file.read().strip()
            with open(f"{folder}/{index:04}.err", errors="replace") as file:
                report = file.read()
            ok(status == "0", f"{os.path.relpath(program, BUILD)} passes", f"status {status}\n{report}")
done()
