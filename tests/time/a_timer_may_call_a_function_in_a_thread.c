/*
 * timer_create(2), SIGEV_THREAD: "invoke sigev_notify_function as if it were the start function of
 * a new thread"; glibc makes it of SIGEV_THREAD_ID and a thread of its own.
 */
#include "support.h"
#include <semaphore.h>

static sem_t called;
static volatile int value, in_thread;
static pthread_t caller;

static void expired(union sigval argument)
{
    value = argument.sival_int;
    caller = pthread_self();
    in_thread = thread_id() != getpid();
    sem_post(&called);
}

static void wait_for_call(void)
{
    while (sem_wait(&called) < 0)
        ;
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
        wait_for_call();
    ok(1, "the function is called five times");
    is_int(value, 42, "with its value");
    ok(in_thread, "not in the thread that made the timer");
    ok(!pthread_equal(caller, pthread_self()), "which libc says as well");
    succeeds(timer_delete(timer), "timer_delete");
    event.sigev_notify = 77;
    fails_with(timer_create(CLOCK_MONOTONIC, &event, &timer), EINVAL, "a bad notification");
    return done_testing();
}
