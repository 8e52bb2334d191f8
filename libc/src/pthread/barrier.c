/* Barriers and spin locks. */
#include "internal/lock.h"
#include "internal/syscall.h"

#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <time.h>

int pthread_barrier_init(pthread_barrier_t *restrict barrier,
                         const pthread_barrierattr_t *restrict attr, unsigned int count)
{
    (void)attr;
    if (count == 0)
        return EINVAL;
    *barrier = (pthread_barrier_t){ .__limit = count };
    return 0;
}

int pthread_barrier_destroy(pthread_barrier_t *barrier)
{
    (void)barrier;
    return 0;
}

int pthread_barrier_wait(pthread_barrier_t *barrier)
{
    unsigned int round = __atomic_load_n(&barrier->__round, __ATOMIC_SEQ_CST);

    if (__atomic_add_fetch(&barrier->__arrived, 1, __ATOMIC_SEQ_CST) == barrier->__limit) {
        __atomic_store_n(&barrier->__arrived, 0, __ATOMIC_SEQ_CST);
        __atomic_add_fetch(&barrier->__round, 1, __ATOMIC_SEQ_CST);
        __futex_wake(&barrier->__round, INT_MAX);
        return PTHREAD_BARRIER_SERIAL_THREAD;
    }
    while (__atomic_load_n(&barrier->__round, __ATOMIC_SEQ_CST) == round)
        __futex_wait(&barrier->__round, (int)round, CLOCK_MONOTONIC, NULL);
    return 0;
}

int pthread_spin_init(pthread_spinlock_t *lock, int shared)
{
    (void)shared;
    *lock = 0;
    return 0;
}

int pthread_spin_destroy(pthread_spinlock_t *lock)
{
    (void)lock;
    return 0;
}

int pthread_spin_trylock(pthread_spinlock_t *lock)
{
    return __atomic_exchange_n(lock, 1, __ATOMIC_ACQUIRE) ? EBUSY : 0;
}

int pthread_spin_lock(pthread_spinlock_t *lock)
{
    while (pthread_spin_trylock(lock))
        __builtin_ia32_pause();
    return 0;
}

int pthread_spin_unlock(pthread_spinlock_t *lock)
{
    __atomic_store_n(lock, 0, __ATOMIC_RELEASE);
    return 0;
}
