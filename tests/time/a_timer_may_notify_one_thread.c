/*
 * timer_create(2): SIGEV_THREAD_ID: "the signal is targeted at the thread whose ID is given in
 * sigev_notify_thread_id".
 */
#include "support.h"

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

static volatile pid_t target, handled_by;
static int ready[2], handled[2], done[2];

static void note(int signal)
{
    (void)signal;
    handled_by = thread_id();
    tell(handled[1]);
}

static void *thread(void *unused)
{
    target = thread_id();
    tell(ready[1]);
    await(done[0]);
    return unused;
}

int main(void)
{
    struct itimerspec soon = { { 0, 0 }, { 0, 1000000 } };
    struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGUSR1 };
    struct sigaction action;
    pthread_t other;
    timer_t timer;

    make_pipe(ready);
    make_pipe(handled);
    make_pipe(done);
    memset(&action, 0, sizeof action);
    action.sa_handler = note;
    action.sa_flags = SA_RESTART;
    sigaction(SIGUSR1, &action, NULL);
    pthread_create(&other, NULL, thread, NULL);
    await(ready[0]);
    event.sigev_notify_thread_id = target;
    is_int(timer_create(CLOCK_MONOTONIC, &event, &timer), 0, "a timer for another thread");
    timer_settime(timer, 0, &soon, NULL);
    await(handled[0]);
    ok(handled_by == target, "that thread handles its signal");
    event.sigev_notify_thread_id = 999999;
    fails_with(timer_create(CLOCK_MONOTONIC, &event, &timer), EINVAL, "no such thread is EINVAL");
    tell(done[1]);
    pthread_join(other, NULL);
    return done_testing();
}
