/*
 * sigaction(2): "the behavior of a process is undefined after it ignores a SIGFPE, SIGILL, or
 * SIGSEGV signal"; Linux ends it.
 */
#include "support.h"

static void segv(void)
{
    ignore_signal(SIGSEGV);
    *(volatile int *)0 = 1;
}

static void fpe(void)
{
    ignore_signal(SIGFPE);
    __asm__ volatile("idivl %1" :: "a"(1), "r"(0), "d"(0));
}

static void ill(void)
{
    ignore_signal(SIGILL);
    __asm__ volatile("ud2");
}

static void trap(void)
{
    ignore_signal(SIGTRAP);
    __asm__ volatile("int3");
}

static void sent(void)
{
    ignore_signal(SIGSEGV);
    kill(getpid(), SIGSEGV);
    _exit(5);
}

int main(void)
{
    is_killed(run_child(segv), SIGSEGV, "a null write with SIGSEGV ignored");
    is_killed(run_child(fpe), SIGFPE, "a division by zero with SIGFPE ignored");
    is_killed(run_child(ill), SIGILL, "ud2 with SIGILL ignored");
    is_killed(run_child(trap), SIGTRAP, "int3 with SIGTRAP ignored");
    is_exit(run_child(sent), 5, "but a SIGSEGV that was sent is ignored");
    return done_testing();
}
