/*
 * cond.c — condition variables. A waiter sleeps as long as the sequence number is the one it saw
 * while it held the mutex; each signal and broadcast makes a new one.
 */
#include "internal/lock.h"

#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <time.h>

int pthread_cond_timedwait(pthread_cond_t *restrict cond, pthread_mutex_t *restrict mutex,
                           const struct timespec *restrict end)
{
    unsigned int seq = __atomic_load_n(&cond->__seq, __ATOMIC_SEQ_CST);
    long ret;
    int err;

    if (end && (end->tv_nsec < 0 || end->tv_nsec >= 1000000000))
        return EINVAL;
    err = pthread_mutex_unlock(mutex);
    if (err)
        return err;
    do
        ret = __futex_wait(&cond->__seq, (int)seq, cond->__clock, end);
    while (ret == -EINTR && __atomic_load_n(&cond->__seq, __ATOMIC_SEQ_CST) == seq);
    pthread_mutex_lock(mutex);
    return ret == -ETIMEDOUT ? ETIMEDOUT : 0;
}

int pthread_cond_wait(pthread_cond_t *restrict cond, pthread_mutex_t *restrict mutex)
{
    return pthread_cond_timedwait(cond, mutex, NULL);
}

int pthread_cond_signal(pthread_cond_t *cond)
{
    __atomic_add_fetch(&cond->__seq, 1, __ATOMIC_SEQ_CST);
    __futex_wake(&cond->__seq, 1);
    return 0;
}

int pthread_cond_broadcast(pthread_cond_t *cond)
{
    __atomic_add_fetch(&cond->__seq, 1, __ATOMIC_SEQ_CST);
    __futex_wake(&cond->__seq, INT_MAX);
    return 0;
}

int pthread_cond_init(pthread_cond_t *restrict cond, const pthread_condattr_t *restrict attr)
{
    *cond = (pthread_cond_t){ .__clock = attr ? attr->__clock : CLOCK_REALTIME };
    return 0;
}

int pthread_cond_destroy(pthread_cond_t *cond)
{
    (void)cond;
    return 0;
}

int pthread_condattr_init(pthread_condattr_t *attr)
{
    *attr = (pthread_condattr_t){ CLOCK_REALTIME, 0 };
    return 0;
}

int pthread_condattr_destroy(pthread_condattr_t *attr)
{
    (void)attr;
    return 0;
}

int pthread_condattr_setclock(pthread_condattr_t *attr, clockid_t clock)
{
    if (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC)
        return EINVAL;
    attr->__clock = clock;
    return 0;
}

int pthread_condattr_getclock(const pthread_condattr_t *restrict attr, clockid_t *restrict clock)
{
    *clock = attr->__clock;
    return 0;
}
