/*
 * pthread_once(3): the first call of any thread runs the routine; the others wait until it has
 * returned.
 */
#include "support.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static volatile int runs, finished, early;

static void initialise(void)
{
    runs++;
    for (int i = 0; i < 20; i++)
        sched_yield();
    finished = 1;
}

static void *call_once(void *unused)
{
    pthread_once(&once, initialise);
    if (!finished)
        early++;
    return unused;
}

int main(void)
{
    pthread_t threads[5];

    for (int i = 0; i < 5; i++)
        pthread_create(&threads[i], NULL, call_once, NULL);
    for (int i = 0; i < 5; i++)
        pthread_join(threads[i], NULL);
    is_int(runs, 1, "five threads ran it once");
    is_int(early, 0, "none went on before it was done");
    return done_testing();
}
