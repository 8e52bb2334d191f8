/*
 * pthread_cond_wait(3), pthread_cond_signal(3), pthread_cond_broadcast(3): producer and consumers.
 */
#include "support.h"

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t more = PTHREAD_COND_INITIALIZER, less = PTHREAD_COND_INITIALIZER;
static int queue[4], head, tail, finished;
static long total;

static void *consume(void *unused)
{
    pthread_mutex_lock(&mutex);
    for (;;) {
        while (head == tail && !finished)
            pthread_cond_wait(&more, &mutex);
        if (head == tail)
            break;
        total += queue[tail++ % 4];
        pthread_cond_signal(&less);
    }
    pthread_mutex_unlock(&mutex);
    return unused;
}

int main(void)
{
    pthread_t threads[3];

    for (int i = 0; i < 3; i++)
        pthread_create(&threads[i], NULL, consume, NULL);
    pthread_mutex_lock(&mutex);
    for (int i = 1; i <= 1000; i++) {
        while (head - tail == 4)
            pthread_cond_wait(&less, &mutex);
        queue[head++ % 4] = i;
        pthread_cond_signal(&more);
    }
    finished = 1;
    pthread_cond_broadcast(&more);
    pthread_mutex_unlock(&mutex);
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
    is_int(total, 500500, "three consumers took the thousand numbers");
    return done_testing();
}
