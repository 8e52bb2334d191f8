/* Mutexes: normal, recursive, error-checking; private or shared between processes. */
#include "internal/lock.h"
#include "internal/thread.h"

#include <errno.h>
#include <limits.h>
#include <time.h>

static int owned(const pthread_mutex_t *mutex)
{
    return __atomic_load_n(&mutex->__lock, __ATOMIC_RELAXED) && mutex->__owner == __self()->tid;
}

/* The caller holds a mutex of another type than normal already. */
static int lock_again(pthread_mutex_t *mutex)
{
    if (mutex->__type == PTHREAD_MUTEX_ERRORCHECK)
        return EDEADLK;
    if (mutex->__count == UINT_MAX)
        return EAGAIN;
    mutex->__count++;
    return 0;
}

static void take(pthread_mutex_t *mutex)
{
    mutex->__owner = __self()->tid;
    mutex->__count = 1;
}

int pthread_mutex_trylock(pthread_mutex_t *mutex)
{
    int seen = 0;

    if (mutex->__type == PTHREAD_MUTEX_RECURSIVE && owned(mutex))
        return lock_again(mutex);
    if (!__atomic_compare_exchange_n(&mutex->__lock, &seen, 1, 0, __ATOMIC_ACQUIRE,
                                     __ATOMIC_RELAXED))
        return EBUSY;
    take(mutex);
    return 0;
}

int pthread_mutex_timedlock(pthread_mutex_t *restrict mutex, const struct timespec *restrict end)
{
    if (mutex->__type != PTHREAD_MUTEX_NORMAL && owned(mutex))
        return lock_again(mutex);
    if (pthread_mutex_trylock(mutex) == 0)
        return 0;
    while (__atomic_exchange_n(&mutex->__lock, 2, __ATOMIC_ACQUIRE)) {
        long ret = __futex_wait(&mutex->__lock, 2, CLOCK_REALTIME, end);

        if (ret == -ETIMEDOUT || ret == -EINVAL)
            return (int)-ret;
    }
    take(mutex);
    return 0;
}

int pthread_mutex_lock(pthread_mutex_t *mutex)
{
    return pthread_mutex_timedlock(mutex, NULL);
}

int pthread_mutex_unlock(pthread_mutex_t *mutex)
{
    if (mutex->__type != PTHREAD_MUTEX_NORMAL) {
        if (!owned(mutex))
            return EPERM;
        if (--mutex->__count)
            return 0;
    }
    mutex->__owner = 0;
    if (__atomic_exchange_n(&mutex->__lock, 0, __ATOMIC_RELEASE) == 2)
        __futex_wake(&mutex->__lock, 1);
    return 0;
}

int pthread_mutex_init(pthread_mutex_t *restrict mutex, const pthread_mutexattr_t *restrict attr)
{
    *mutex = (pthread_mutex_t){ .__type = attr ? attr->__type : PTHREAD_MUTEX_NORMAL };
    return 0;
}

int pthread_mutex_destroy(pthread_mutex_t *mutex)
{
    return mutex->__lock ? EBUSY : 0;
}

int pthread_mutexattr_init(pthread_mutexattr_t *attr)
{
    *attr = (pthread_mutexattr_t){ 0, 0 };
    return 0;
}

int pthread_mutexattr_destroy(pthread_mutexattr_t *attr)
{
    (void)attr;
    return 0;
}

int pthread_mutexattr_settype(pthread_mutexattr_t *attr, int type)
{
    if (type < PTHREAD_MUTEX_NORMAL || type > PTHREAD_MUTEX_ERRORCHECK)
        return EINVAL;
    attr->__type = type;
    return 0;
}

int pthread_mutexattr_gettype(const pthread_mutexattr_t *restrict attr, int *restrict type)
{
    *type = attr->__type;
    return 0;
}

int pthread_mutexattr_setpshared(pthread_mutexattr_t *attr, int shared)
{
    attr->__pshared = shared;
    return 0;
}
