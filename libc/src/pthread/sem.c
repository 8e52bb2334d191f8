/* Semaphores without names. */
#include "internal/lock.h"

#include <errno.h>
#include <limits.h>
#include <semaphore.h>
#include <time.h>

int sem_init(sem_t *sem, int shared, unsigned int value)
{
    (void)shared;
    if (value > INT_MAX) {
        errno = EINVAL;
        return -1;
    }
    *sem = (sem_t){ (int)value, 0 };
    return 0;
}

int sem_destroy(sem_t *sem)
{
    (void)sem;
    return 0;
}

int sem_getvalue(sem_t *restrict sem, int *restrict value)
{
    *value = __atomic_load_n(&sem->__value, __ATOMIC_SEQ_CST);
    return 0;
}

/* Async-signal-safe, as POSIX demands. */
int sem_post(sem_t *sem)
{
    int value = __atomic_load_n(&sem->__value, __ATOMIC_SEQ_CST);

    do {
        if (value == INT_MAX) {
            errno = EOVERFLOW;
            return -1;
        }
    } while (!__atomic_compare_exchange_n(&sem->__value, &value, value + 1, 0, __ATOMIC_SEQ_CST,
                                          __ATOMIC_SEQ_CST));
    if (__atomic_load_n(&sem->__waiters, __ATOMIC_SEQ_CST))
        __futex_wake(&sem->__value, 1);
    return 0;
}

int sem_trywait(sem_t *sem)
{
    int value = __atomic_load_n(&sem->__value, __ATOMIC_SEQ_CST);

    while (value > 0) {
        if (__atomic_compare_exchange_n(&sem->__value, &value, value - 1, 0, __ATOMIC_SEQ_CST,
                                        __ATOMIC_SEQ_CST))
            return 0;
    }
    errno = EAGAIN;
    return -1;
}

int sem_timedwait(sem_t *restrict sem, const struct timespec *restrict end)
{
    int saved = errno;
    long ret = 0;

    while (sem_trywait(sem) < 0) {
        if (end && (end->tv_nsec < 0 || end->tv_nsec >= 1000000000))
            ret = -EINVAL;
        if (ret == -EINTR || ret == -ETIMEDOUT || ret == -EINVAL) {
            errno = (int)-ret;
            return -1;
        }
        __atomic_add_fetch(&sem->__waiters, 1, __ATOMIC_SEQ_CST);
        ret = __futex_wait(&sem->__value, 0, CLOCK_REALTIME, end);
        __atomic_sub_fetch(&sem->__waiters, 1, __ATOMIC_SEQ_CST);
    }
    errno = saved;
    return 0;
}

int sem_wait(sem_t *sem)
{
    return sem_timedwait(sem, NULL);
}
