/*
 * signal(7): FUTEX_WAIT with a timeout is interrupted by a handler, with SA_RESTART or without,
 * goes on after a stop, and times out. FUTEX_WAIT_BITSET likewise.
 */
#include "interrupt.h"

static volatile int *word;

static long call(void)
{
    struct timespec timeout = { 1000, 0 };

    return syscall(SYS_futex, word, 0 /* FUTEX_WAIT */, 0, &timeout, NULL, 0) == 0 ? 1 : -1;
}

static long call_bitset(void)
{
    struct timespec far_away = { 0x7fffffff, 0 };

    return syscall(SYS_futex, word, 9 /* FUTEX_WAIT_BITSET */, 0, &far_away, NULL, 1) == 0 ? 1 : -1;
}

static void finish(void)
{
    while (syscall(SYS_futex, word, 1 /* FUTEX_WAKE */, 1, NULL, NULL, 0) != 1)
        sched_yield();
}

int main(void)
{
    struct timespec soon = { 0, 1000000 };

    word = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    fails_with(syscall(SYS_futex, word, 0, 0, &soon, NULL, 0), ETIMEDOUT, "it times out");
    fails_with(syscall(SYS_futex, word, 0, 1, &soon, NULL, 0), EAGAIN, "another value is EAGAIN");
    is_int(interrupted(call, 0), EINTR, "a handler makes it fail with EINTR");
    is_int(interrupted(call, SA_RESTART), EINTR, "with SA_RESTART, too");
    is_int(interrupted(call_bitset, SA_RESTART), EINTR, "so does FUTEX_WAIT_BITSET");
    is_int(sleeps_on_after_stop(call_bitset, finish), 1, "which a stop does not end");
    is_int(sleeps_on_after_stop(call, finish), 1, "a stop and continuation do not end it");
    is_int(call_result, 1, "and it is woken");
    return done_testing();
}
