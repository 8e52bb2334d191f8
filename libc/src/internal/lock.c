/* The library's futex lock. */
#include "internal/lock.h"

#include "internal/syscall.h"

#include <abi/futex.h>
#include <abi/time.h>

/* Not private: pthread objects may lie in memory that processes share. */
long __futex_wait(void *word, int value, int clock, const struct timespec *abs_timeout)
{
    int op = FUTEX_WAIT_BITSET;

    if (clock == CLOCK_REALTIME)
        op |= FUTEX_CLOCK_REALTIME;
    return RAW(futex, word, op, value, abs_timeout, 0, FUTEX_BITSET_MATCH_ANY);
}

long __futex_wake(void *word, int count)
{
    return RAW(futex, word, FUTEX_WAKE, count);
}

void __lock(int *lock)
{
    int seen = 0;

    if (__atomic_compare_exchange_n(lock, &seen, 1, 0, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
        return;
    while (__atomic_exchange_n(lock, 2, __ATOMIC_ACQUIRE))
        RAW(futex, lock, FUTEX_WAIT | FUTEX_PRIVATE_FLAG, 2, 0);
}

void __unlock(int *lock)
{
    if (__atomic_exchange_n(lock, 0, __ATOMIC_RELEASE) == 2)
        RAW(futex, lock, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, 1);
}
