"""make debug: gdb stops in the kernel and in the program that runs, by name."""

import os
import subprocess
from tap import BUILD, TIMEOUT, done, has, program, scratch

program("gdb")
with scratch() as folder:
    commands = folder + "/commands"
    with open(commands, "w") as file:
        file.write("hbreak kernel_main\ncontinue\nbacktrace 1\nhbreak main\ncontinue\nbacktrace 1\n"
                   "kill\n")
    run = subprocess.run(["tools/gdb/debug", os.path.join(BUILD, "tocsin.elf"), "user/bin/true", "--"],
                         env={**os.environ, "GDB_COMMANDS": commands, "BUILD": BUILD},
                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                         text=True, timeout=TIMEOUT)
has(run.stdout, "kernel_main", "gdb stops at a function of the kernel")
has(run.stdout, "user/bin/true.c", "gdb stops in the program, at its source line")
done()
