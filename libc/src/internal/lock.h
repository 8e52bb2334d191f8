/*
 * internal/lock.h — the library's own futex lock: 0 free, 1 held, 2 held and waited for.
 * Not recursive. Never held while user code runs.
 */
#ifndef INTERNAL_LOCK_H
#define INTERNAL_LOCK_H

void __lock(int *lock);
void __unlock(int *lock);

struct timespec;

/*
 * The futex calls of the pthread functions: sleep while *word == value, until woken or until the
 * time on CLOCK (CLOCK_REALTIME or CLOCK_MONOTONIC; NULL: no end); wake at most COUNT.
 * Return 0 or -errno (EAGAIN: *word differs, ETIMEDOUT, EINTR, EINVAL).
 */
long __futex_wait(void *word, int value, int clock, const struct timespec *abs_timeout);
long __futex_wake(void *word, int count);

#endif
