/* Each thread has its own copy of a thread-local variable, initialised afresh; fs points to it. */
#include "support.h"

static __thread int counter = 7;
static __thread char text[20] = "initial";
static pthread_barrier_t barrier;

static void *use(void *argument)
{
    intptr_t number = (intptr_t)argument;
    intptr_t wrong = counter != 7 || strcmp(text, "initial") != 0;

    pthread_barrier_wait(&barrier);
    counter = number;
    snprintf(text, sizeof text, "thread %ld", (long)number);
    pthread_barrier_wait(&barrier);
    for (int i = 0; i < 50; i++) {
        sched_yield();
        wrong += counter != number || atol(text + 7) != number;
    }
    return (void *)wrong;
}

int main(void)
{
    pthread_t threads[4];
    intptr_t wrong = 0;
    void *result;

    pthread_barrier_init(&barrier, NULL, 4);
    for (intptr_t i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, use, (void *)i);
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], &result);
        wrong += (intptr_t)result;
    }
    is_int(wrong, 0, "four threads kept their own values");
    is_int(counter, 7, "the main thread's is unchanged");
    return done_testing();
}
