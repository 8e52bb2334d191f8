/* timer_create(2) with SIGEV_THREAD: made by the library out of signals. */
#include <tap.h>

#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <time.h>

static sem_t called;
static pthread_t caller;
static int value_seen;

static void expired(union sigval value)
{
    value_seen = value.sival_int;
    caller = pthread_self();
    sem_post(&called);
}

int main(void)
{
    struct sigevent event = { .sigev_notify = SIGEV_THREAD, .sigev_notify_function = expired };
    struct itimerspec soon = { .it_value = { 0, 1 }, .it_interval = { 0, 1000000 } };
    timer_t timer;

    sem_init(&called, 0, 0);
    event.sigev_value.sival_int = 42;
    succeeds(timer_create(CLOCK_MONOTONIC, &event, &timer), "timer_create");
    succeeds(timer_settime(timer, 0, &soon, NULL), "timer_settime");
    for (int i = 0; i < 5; i++)
        while (sem_wait(&called) < 0)
            continue;
    ok(1, "the function was called five times");
    is_int(value_seen, 42, "with its value");
    ok(!pthread_equal(caller, pthread_self()), "in another thread");
    succeeds(timer_delete(timer), "timer_delete");
    event.sigev_notify = 77;
    fails_with(timer_create(CLOCK_MONOTONIC, &event, &timer), EINVAL, "a bad notification");
    return done_testing();
}
