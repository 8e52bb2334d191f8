"""The shell on the serial console: commands, a pipeline, Ctrl+C, Ctrl+Z, exit status, poweroff."""

import pexpect
from tap import PROMPT, done, has, ok, same, terminal

guest = terminal()


def type_line(line):
    """Types a command; what it printed, without its echo."""
    guest.sendline(line)
    guest.expect(PROMPT)
    return "\n".join(guest.before.replace("\r", "").split("\n")[1:])


try:
    guest.expect(PROMPT)
    ok(True, "the kernel boots to a prompt")
    same(type_line("echo hello world").strip(), "hello world", "a command prints")
    has(type_line("ls /"), "bin", "ls shows the root folder")
    same(type_line("echo one two three | wc -w").strip(), "3", "a pipeline runs")
    same(type_line("false; echo $?").strip(), "1", "$? is the exit status")
    same(type_line("sh -c 'kill -TERM $$'; echo $?").strip().split("\n")[-1], "143",
         "$? is 128+15 after SIGTERM")
    same(type_line("nonsense; echo $?").strip().split("\n")[-1], "127",
         "$? is 127 for a command that is not there")

    guest.sendline("echo before; sleep 1000")
    guest.expect("before\r\n")
    guest.sendcontrol("c")
    guest.expect(PROMPT)
    same(type_line("echo $?").strip(), "130", "Ctrl+C ends the program in the foreground")

    guest.sendline("echo before; cat")
    guest.expect("before\r\n")
    guest.sendline("typed to cat")
    guest.expect("typed to cat\r\ntyped to cat\r\n")
    ok(True, "a line reaches the program that reads the terminal")
    guest.sendcontrol("d")
    guest.expect(PROMPT)
    same(type_line("echo $?").strip(), "0", "Ctrl+D is the end of its input")

    guest.sendline("echo before; cat")
    guest.expect("before\r\n")
    guest.sendcontrol("\\")
    guest.expect(PROMPT)
    same(type_line("echo $?").strip(), "131", "Ctrl+\\ ends the program with SIGQUIT")

    guest.sendline("poweroff")
    guest.expect(pexpect.EOF)
    guest.close()
    same(guest.exitstatus, 0, "poweroff ends QEMU with status 0")
except pexpect.ExceptionPexpect as error:
    ok(False, "the terminal answers", f"{error}")
finally:
    guest.close(force=True)
done()
