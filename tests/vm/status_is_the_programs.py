"""tools/vm ends with the program's status, as a shell gives it."""

from tap import compile_static, done, has, same, vm

program = compile_static("""
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
int main(int argc, char **argv)
{
    if (argc > 2 && strcmp(argv[1], "exit") == 0)
        return atoi(argv[2]);
    if (argc > 2 && strcmp(argv[1], "signal") == 0)
        raise(atoi(argv[2]));
    for (;;)
        pause();
}
""")

for status in (0, 1, 42, 255):
    same(vm(program, "exit", str(status), stdin=None).status, status, f"exit({status})")
for number, name in ((9, "SIGKILL"), (11, "SIGSEGV"), (15, "SIGTERM")):
    run = vm(program, "signal", str(number), stdin=None)
    same(run.status, 128 + number, f"{name} is status {128 + number}")
    has(run.err, name, f"{name} is named on standard error")

run = vm(program, "wait", stdin=None, timeout=2)
same(run.status, 124, "a program that does not end is status 124 at its timeout")
same(vm("guest:/bin/not-there", stdin=None).status, 127, "a program that is not there is 127")
same(vm("guest:/etc", stdin=None).status, 126, "a folder cannot be executed: 126")
done()
