"""The shell on the serial console: commands, a pipeline, Ctrl+C, Ctrl+Z, exit status, poweroff."""

import re

import pexpect
from tap import PROMPT, done, has, ok, same, terminal

guest = terminal()
marks = 0


def plain(text):
    """Without carriage returns and escape sequences."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", text)


def type_line(line):
    """Types a command; what it printed. The mark behind it is computed, so its echo is no match."""
    global marks
    marks += 1
    guest.sendline(f"{line}; echo '<'$((100 + {marks}))'>'")
    guest.expect(f"<{100 + marks}>")
    printed = plain(guest.before).partition("\n")[2]
    guest.expect(PROMPT)
    return printed.strip()


def start(line, shown):
    """Types a command that stays in the foreground, and waits for what it shows itself: then no key
    comes before it has the terminal."""
    guest.sendline(line)
    guest.expect("\n" + shown + "\r")


try:
    guest.expect(PROMPT)
    ok(True, "the kernel boots to a prompt")
    same(type_line("echo hello world"), "hello world", "a command prints")
    has(type_line("ls /"), "bin", "ls shows the root folder")
    same(type_line("echo one two three | wc -w"), "3", "a pipeline runs")
    same(type_line("false; echo $?"), "1", "$? is the exit status")
    same(type_line("sh -c 'kill -TERM $$'; echo $?").split("\n")[-1], "143",
         "$? is 128+15 after SIGTERM")
    same(type_line("nonsense; echo $?").split("\n")[-1], "127",
         "$? is 127 for a command that is not there")

    start("sh -c 'echo before; exec sleep 1000'", "before")
    guest.sendcontrol("c")
    guest.expect(PROMPT)
    same(type_line("echo $?"), "130", "Ctrl+C ends the program in the foreground")

    start("sh -c 'echo before; while true; do : ; done'", "before")
    guest.sendcontrol("c")
    guest.expect(PROMPT)
    same(type_line("echo $?"), "130", "and one that computes: the serial line's interrupt delivers")

    start("sh -c 'echo before; exec cat'", "before")
    guest.sendline("typed to cat")
    guest.expect("typed to cat\r+\ntyped to cat\r")
    ok(True, "a line reaches the program that reads the terminal")
    guest.sendcontrol("d")
    guest.expect(PROMPT)
    same(type_line("echo $?"), "0", "Ctrl+D is the end of its input")

    start("sh -c 'echo before; exec cat'", "before")
    guest.sendcontrol("\\")
    guest.expect(PROMPT)
    same(type_line("echo $?"), "131", "Ctrl+\\ ends the program with SIGQUIT")

    start("sh -c 'echo before; exec sleep 1000'; echo after", "before")
    guest.sendcontrol("z")
    guest.expect(PROMPT)
    has(type_line("jobs"), "sleep 1000", "Ctrl+Z stops a job, and jobs shows it")
    guest.sendline("fg")
    guest.expect("sleep 1000")
    guest.sendcontrol("c")
    guest.expect(PROMPT)
    same(type_line("echo $?"), "130", "fg continues it, and Ctrl+C ends it")

    guest.sendline("poweroff")
    guest.expect(pexpect.EOF)
    guest.close()
    same(guest.exitstatus, 0, "poweroff ends QEMU with status 0")
except pexpect.ExceptionPexpect:
    ok(False, "the terminal answers", f"it last showed {guest.before!r}, {guest.buffer!r}")
finally:
    guest.close(force=True)
done()
