/*
 * futex(2), PI futexes, as pthread_mutexattr_setprotocol(PTHREAD_PRIO_INHERIT) uses them:
 * exclusion, timeouts, and the death of an owner with PTHREAD_MUTEX_ROBUST, thread or process.
 */
#include "support.h"

#include <stdbool.h>

static pthread_mutex_t *mutex;
static long counter;

static void init_mutex(bool robust)
{
    pthread_mutexattr_t attributes;

    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setprotocol(&attributes, PTHREAD_PRIO_INHERIT);
    pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    if (robust)
        pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    memset(mutex, 0, sizeof(*mutex));
    pthread_mutex_init(mutex, &attributes);
}

static void *count(void *unused)
{
    for (int i = 0; i < 1000; i++) {
        pthread_mutex_lock(mutex);
        long seen = counter;
        if (i % 50 == 0)
            sched_yield();
        counter = seen + 1;
        pthread_mutex_unlock(mutex);
    }
    return unused;
}

static void *lock_and_end(void *unused)
{
    pthread_mutex_lock(mutex);
    return unused;
}

static void *try_and_wait(void *results)
{
    struct timespec soon;
    int *result = results;

    clock_gettime(CLOCK_REALTIME, &soon);
    soon.tv_nsec += 10000000;
    soon.tv_sec += soon.tv_nsec / 1000000000;
    soon.tv_nsec %= 1000000000;
    result[0] = pthread_mutex_trylock(mutex);
    result[1] = pthread_mutex_timedlock(mutex, &soon);
    return NULL;
}

static void lock_and_be_killed(void)
{
    pthread_mutex_lock(mutex);
    raise(SIGKILL);
}

int main(void)
{
    pthread_t threads[4];
    int results[2];

    mutex = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    init_mutex(false);
    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, count, NULL);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    is_int(counter, 4000, "one thread at a time is inside");
    pthread_mutex_lock(mutex);
    pthread_create(&threads[0], NULL, try_and_wait, results);
    pthread_join(threads[0], NULL);
    is_int(results[0], EBUSY, "trylock of a held lock is EBUSY");
    is_int(results[1], ETIMEDOUT, "timedlock gives up at its time");
    is_int(pthread_mutex_unlock(mutex), 0, "the owner unlocks it");
    init_mutex(true);
    pthread_create(&threads[0], NULL, lock_and_end, NULL);
    pthread_join(threads[0], NULL);
    is_int(pthread_mutex_lock(mutex), EOWNERDEAD, "the lock of a thread that ended is EOWNERDEAD");
    is_int(pthread_mutex_consistent(mutex), 0, "it can be made consistent");
    is_int(pthread_mutex_unlock(mutex), 0, "and unlocked");
    run_child(lock_and_be_killed);
    is_int(pthread_mutex_lock(mutex), EOWNERDEAD, "so is that of a killed process");
    pthread_mutex_consistent(mutex);
    pthread_mutex_unlock(mutex);
    is_int(pthread_mutex_lock(mutex), 0, "afterwards it is an ordinary lock");
    return done_testing();
}
