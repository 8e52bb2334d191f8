"""Debian's strace and gdb run in Tocsin: they print what they print on Linux."""

import glob
import os
import re
import shutil
import subprocess
from tap import BUILD, done, has, ok, same, scratch, skip_all, vm

STRACE, GDB = shutil.which("strace"), shutil.which("gdb")
if not STRACE and not GDB:
    skip_all("there is neither strace nor gdb")

SHELL = os.path.join(BUILD, "user/bin/sh")
SCRIPT = 'trap "echo hi" USR1; kill -USR1 $$; (exit 3); echo $?'
CALLS = "trace=kill,write,rt_sigaction,rt_sigreturn,exit_group"


def normalized(text):
    """Without what differs from run to run: ids, addresses and the width of both."""
    text = re.sub(r"0x[0-9a-f]+", "ADDRESS", text)
    text = re.sub(r" +=", " =", text)
    text = re.sub(r"(kill\(|si_pid=|rt_sigreturn.* = )\d+", r"\1ID", text)
    return [line for line in text.splitlines() if "SIGCHLD" not in line]


if STRACE:
    arguments = ["-e", CALLS, "./sh", "-c", SCRIPT]
    linux = subprocess.run(["strace", *arguments], cwd=os.path.dirname(SHELL), stdin=subprocess.DEVNULL,
                           stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    tocsin = vm("--file", SHELL, STRACE, *arguments, stdin=None)
    same(tocsin.out, "hi\n3\n", "strace: the program runs")
    if "ptrace" in linux.stderr:
        print("# strace is not allowed here")
    else:
        same(normalized(tocsin.err), normalized(linux.stderr), "strace prints what it prints on Linux")
    followed = vm("--file", SHELL, STRACE, "-f", "./sh", "-c", SCRIPT, stdin=None)
    ok(re.search(r"strace: Process \d+ attached", followed.err), "strace -f: a child is followed",
       followed.err)
    ok(re.search(r"\[pid +\d+\] \+\+\+ exited with 3 \+\+\+", followed.err), "to its end", followed.err)
    has(followed.err, "SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED", "its parent's SIGCHLD is shown")

COMMANDS = ["break main", "run", "backtrace", "break kill", "continue", "info breakpoints", "stepi",
            "delete", "continue"]
PYTHON = glob.glob("/usr/lib/python3.*/encodings") + glob.glob("/usr/lib/python3.*/os.py")
if GDB:
    program = os.path.join(BUILD, "user/bin/kill")
    files = [arg for path in PYTHON for arg in ("--file", f"{path}:{path}")]
    commands = [arg for command in COMMANDS for arg in ("-ex", command)]
    run = vm("--mem", "1G", "--file", program, *files, GDB, "-nx", "-batch", *commands, "--args", "./kill",
             "-0", "1", stdin=None)
    has(run.out, "Breakpoint 1, ", "gdb: a breakpoint is hit")
    has(run.out, "#0  main", "the stack is shown")
    has(run.out, "Breakpoint 2.1, kill (pid=1, sig", "the program runs on to the next one")
    has(run.out, "breakpoint already hit 1 time", "they were hit once")
    has(run.out, "exited normally", "the program ends")
done()
