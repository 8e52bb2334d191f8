"""tools/vm --core brings a core file here, and gdb reads the signal, threads and variables from it."""

import glob
import os
import subprocess

from tap import compile_static, done, has, ok, program, same, scratch, vm

SOURCE = """
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct thing { int number; double value; char name[16]; } global_thing = { 42, 2.5, "bell" };
static volatile int ready;

static void *sleep_in_thread(void *argument)
{
    ready = 1;
    for (;;)
        pause();
    return argument;
}

__attribute__((noinline)) static int descend(int depth, volatile int *where)
{
    if (depth > 0)
        return descend(depth - 1, where) + 1;
    *where = 5;
    return 0;
}

int main(int argc, char **argv)
{
    char *heap = malloc(100000);
    pthread_t thread;
    double value = 1.5;

    (void)argv;
    strcpy(heap, "on the heap");
    pthread_create(&thread, NULL, sleep_in_thread, NULL);
    while (!ready)
        usleep(1000);
    __asm__ volatile("movsd %0, %%xmm7" : : "m"(value) : "xmm7");
    return descend(3, (volatile int *)(long)(argc + 0x0f)) + heap[0];
}
"""

COMMANDS = ["bt", "frame function main", "print heap", "print global_thing",
            "print $_siginfo._sifields._sigfault.si_addr", "print $xmm7.v2_double[0]",
            "thread apply all bt"]

gdb = program("gdb")
crash = compile_static(SOURCE, flags=["-g", "-O0"])
with scratch() as folder:
    run = vm("--core", folder, crash, stdin=None)
    same(run.status, 139, "the status is SIGSEGV's")
    has(run.err, "core dumped", "the core is noted")
    cores = glob.glob(os.path.join(folder, "core.*"))
    if ok(len(cores) == 1, "there is one core file", cores):
        arguments = [gdb, "-batch", "-nx"]
        for command in COMMANDS:
            arguments += ["-ex", command]
        shown = subprocess.run([*arguments, crash, cores[0]], capture_output=True, text=True,
                               check=False, errors="replace").stdout
        has(shown, "terminated with signal SIGSEGV", "gdb shows the signal")
        has(shown, "#3 ", "and the backtrace")
        has(shown, "depth=3, where=0x10", "with its arguments")
        has(shown, '"on the heap"', "memory of the heap")
        has(shown, 'number = 42, value = 2.5, name = "bell', "global variables")
        has(shown, "(void *) 0x10", "the address of the fault")
        has(shown, "= 1.5", "SSE registers")
        has(shown, "sleep_in_thread", "and the other thread's stack")
done()
