/*
 * futex(2), FUTEX_LOCK_PI: a handler never ends it with EINTR, whatever SA_RESTART says: it goes
 * on waiting for the lock.
 */
#include "interrupt.h"

static volatile uint32_t *word;

static long call(void)
{
    long result = syscall(SYS_futex, word, 6 /* FUTEX_LOCK_PI */, 0, NULL, NULL, 0);

    return result == 0 && (*word & 0x3fffffff) == (uint32_t)thread_id() ? 1 : -1;
}

static void finish(void)
{
    syscall(SYS_futex, word, 7 /* FUTEX_UNLOCK_PI */, 0, NULL, NULL, 0);
}

static void lock(void)
{
    *word = thread_id();
}

int main(void)
{
    word = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    lock();
    is_int(restarted(call, 0, finish), 1, "without SA_RESTART it gets the lock in the end");
    lock();
    is_int(restarted(call, SA_RESTART, finish), 1, "with SA_RESTART as well");
    lock();
    is_int(sleeps_on_after_stop(call, finish), 1, "a stop and continuation do not end it");
    return done_testing();
}
