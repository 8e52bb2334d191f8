/*
 * rwlock.c — locks for one writer or many readers. Sleepers wait for the sequence number to change,
 * which every unlock does; a waiting writer keeps new readers out.
 */
#include "internal/lock.h"

#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <time.h>

static unsigned int load_seq(pthread_rwlock_t *lock)
{
    return __atomic_load_n(&lock->__seq, __ATOMIC_SEQ_CST);
}

int pthread_rwlock_tryrdlock(pthread_rwlock_t *lock)
{
    int state = __atomic_load_n(&lock->__state, __ATOMIC_SEQ_CST);

    do {
        if (state < 0 || __atomic_load_n(&lock->__writers_waiting, __ATOMIC_SEQ_CST))
            return EBUSY;
        if (state == INT_MAX)
            return EAGAIN;
    } while (!__atomic_compare_exchange_n(&lock->__state, &state, state + 1, 0, __ATOMIC_SEQ_CST,
                                          __ATOMIC_SEQ_CST));
    return 0;
}

int pthread_rwlock_trywrlock(pthread_rwlock_t *lock)
{
    int free = 0;

    return __atomic_compare_exchange_n(&lock->__state, &free, -1, 0, __ATOMIC_SEQ_CST,
                                       __ATOMIC_SEQ_CST)
               ? 0
               : EBUSY;
}

int pthread_rwlock_rdlock(pthread_rwlock_t *lock)
{
    for (;;) {
        unsigned int seq = load_seq(lock);
        int err = pthread_rwlock_tryrdlock(lock);

        if (err != EBUSY)
            return err;
        __futex_wait(&lock->__seq, (int)seq, CLOCK_MONOTONIC, NULL);
    }
}

int pthread_rwlock_wrlock(pthread_rwlock_t *lock)
{
    __atomic_add_fetch(&lock->__writers_waiting, 1, __ATOMIC_SEQ_CST);
    for (;;) {
        unsigned int seq = load_seq(lock);

        if (pthread_rwlock_trywrlock(lock) == 0)
            break;
        __futex_wait(&lock->__seq, (int)seq, CLOCK_MONOTONIC, NULL);
    }
    __atomic_sub_fetch(&lock->__writers_waiting, 1, __ATOMIC_SEQ_CST);
    return 0;
}

int pthread_rwlock_unlock(pthread_rwlock_t *lock)
{
    if (__atomic_load_n(&lock->__state, __ATOMIC_SEQ_CST) < 0)
        __atomic_store_n(&lock->__state, 0, __ATOMIC_SEQ_CST);
    else if (__atomic_sub_fetch(&lock->__state, 1, __ATOMIC_SEQ_CST) > 0)
        return 0;
    __atomic_add_fetch(&lock->__seq, 1, __ATOMIC_SEQ_CST);
    __futex_wake(&lock->__seq, INT_MAX);
    return 0;
}

int pthread_rwlock_init(pthread_rwlock_t *restrict lock, const pthread_rwlockattr_t *restrict attr)
{
    (void)attr;
    *lock = (pthread_rwlock_t)PTHREAD_RWLOCK_INITIALIZER;
    return 0;
}

int pthread_rwlock_destroy(pthread_rwlock_t *lock)
{
    (void)lock;
    return 0;
}
