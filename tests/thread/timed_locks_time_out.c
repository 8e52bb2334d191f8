/*
 * pthread_mutex_timedlock(3p), pthread_mutex_clocklock, pthread_rwlock_timedrdlock(3p),
 * pthread_rwlock_timedwrlock(3p), sem_clockwait: ETIMEDOUT when the time has come, by either clock.
 */
#include "support.h"
#include <semaphore.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_rwlock_t rwlock = PTHREAD_RWLOCK_INITIALIZER;
static sem_t semaphore;
static int results[9];

static struct timespec soon(clockid_t clock)
{
    struct timespec time;

    clock_gettime(clock, &time);
    time.tv_nsec += 2000000;
    if (time.tv_nsec >= 1000000000) {
        time.tv_nsec -= 1000000000;
        time.tv_sec++;
    }
    return time;
}

static void *try_all(void *unused)
{
    struct timespec real = soon(CLOCK_REALTIME), steady = soon(CLOCK_MONOTONIC);

    results[0] = pthread_mutex_timedlock(&mutex, &real);
    results[1] = pthread_mutex_clocklock(&mutex, CLOCK_MONOTONIC, &steady);
    results[2] = pthread_rwlock_timedrdlock(&rwlock, &real);
    results[3] = pthread_rwlock_timedwrlock(&rwlock, &real);
    results[4] = pthread_rwlock_clockrdlock(&rwlock, CLOCK_MONOTONIC, &steady);
    results[5] = pthread_rwlock_clockwrlock(&rwlock, CLOCK_MONOTONIC, &steady);
    results[6] = sem_timedwait(&semaphore, &real) == -1 ? errno : 0;
    results[7] = sem_clockwait(&semaphore, CLOCK_MONOTONIC, &steady) == -1 ? errno : 0;
    real.tv_nsec = 1000000000;
    results[8] = pthread_mutex_timedlock(&mutex, &real);
    return unused;
}

int main(void)
{
    static const char *const names[] = {
        "pthread_mutex_timedlock", "pthread_mutex_clocklock", "pthread_rwlock_timedrdlock",
        "pthread_rwlock_timedwrlock", "pthread_rwlock_clockrdlock", "pthread_rwlock_clockwrlock",
        "sem_timedwait", "sem_clockwait",
    };
    pthread_t thread;

    sem_init(&semaphore, 0, 0);
    pthread_mutex_lock(&mutex);
    pthread_rwlock_wrlock(&rwlock);
    pthread_create(&thread, NULL, try_all, NULL);
    pthread_join(thread, NULL);
    for (int i = 0; i < 8; i++)
        is_int(results[i], ETIMEDOUT, "%s", names[i]);
    is_int(results[8], EINVAL, "a time that is none is EINVAL");
    return done_testing();
}
