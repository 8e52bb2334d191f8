/*
 * signal(7): futex(2) FUTEX_WAIT: EINTR without SA_RESTART, restarted with it; a wake-up after the
 * restart is not lost.
 */
#include "interrupt.h"

static volatile int *word;

static long call(void)
{
    return syscall(SYS_futex, word, 0 /* FUTEX_WAIT */, 0, NULL, NULL, 0) == 0 ? 1 : -1;
}

static void finish(void)
{
    while (syscall(SYS_futex, word, 1 /* FUTEX_WAKE */, 1, NULL, NULL, 0) != 1)
        sched_yield();
}

int main(void)
{
    word = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    is_int(interrupted(call, 0), EINTR, "without SA_RESTART it fails with EINTR");
    is_int(restarted(call, SA_RESTART, finish), 1, "with SA_RESTART it is woken in the end");
    is_int(sleeps_on_after_stop(call, finish), 1, "a stop and continuation do not end it");
    return done_testing();
}
