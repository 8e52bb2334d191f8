/*
 * pthread_detach(3): a detached thread's resources are released when it ends: a hundred do not add
 * up.
 */
#include "support.h"

static volatile int ended;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

static void *end_at_once(void *argument)
{
    pthread_mutex_lock(&mutex);
    ended++;
    pthread_cond_signal(&changed);
    pthread_mutex_unlock(&mutex);
    return argument;
}

int main(void)
{
    pthread_attr_t attributes;
    pthread_t thread;
    int failed = 0;

    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    for (int i = 0; i < 100; i++) {
        failed += pthread_create(&thread, &attributes, end_at_once, NULL) != 0;
        pthread_mutex_lock(&mutex);
        while (ended <= i)
            pthread_cond_wait(&changed, &mutex);
        pthread_mutex_unlock(&mutex);
    }
    is_int(failed, 0, "a hundred detached threads were created");
    while (atoi(status_field(getpid(), "Threads")) != 1)
        sched_yield();
    is_str(status_field(getpid(), "Threads"), "1", "all have gone");
    return done_testing();
}
