"""tools/lint, one TAP line for each of its checks."""

import subprocess
from tap import done, ok, program

program("clang")
for check, name in (("warnings", "the kernel builds with UBSan and without warnings"),
                    ("user", "clang finds no user pointer followed outside of usercopy"),
                    ("layers", "includes go downwards"),
                    ("docs", "what the documents name is there"),
                    ("style", "the style holds"),
                    ("format", "clang-format finds nothing to change"),
                    ("python", "the Python tools parse")):
    run = subprocess.run(["tools/lint", check], stdout=subprocess.PIPE, text=True)
    ok(run.returncode == 0, name, run.stdout)
done()
