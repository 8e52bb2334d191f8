/* pthread_mutex_lock(3): four threads count to the right sum under a mutex. */
#include "support.h"

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static volatile long sum, inside, overlaps;

static void *count(void *unused)
{
    for (int i = 0; i < 5000; i++) {
        pthread_mutex_lock(&mutex);
        overlaps += inside++ != 0;
        sum++;
        if (i % 500 == 0)
            sched_yield();
        inside--;
        pthread_mutex_unlock(&mutex);
    }
    return unused;
}

int main(void)
{
    pthread_t threads[4];

    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, count, NULL);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    is_int(sum, 20000, "the sum is right");
    is_int(overlaps, 0, "nobody was inside together");
    is_int(pthread_mutex_trylock(&mutex), 0, "trylock of a free mutex");
    is_int(pthread_mutex_trylock(&mutex), EBUSY, "of a held one is EBUSY");
    return done_testing();
}
