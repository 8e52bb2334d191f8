/*
 * timer_create(2): "the kernel preallocates a queued real-time signal for each timer created", so
 * RLIMIT_SIGPENDING bounds them: EAGAIN; deleted ones are given back.
 */
#include "support.h"

#define LIMIT 20

static void make_timers(void)
{
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1 };
    struct rlimit limit = { LIMIT, LIMIT };
    timer_t timers[LIMIT + 1];
    int made = 0;

    setrlimit(RLIMIT_SIGPENDING, &limit);
    if (become_user(54321) < 0)
        _exit(99);
    while (made <= LIMIT && timer_create(CLOCK_REALTIME, &event, &timers[made]) == 0)
        made++;
    if (made != LIMIT || errno != EAGAIN)
        _exit(made);
    timer_delete(timers[0]);
    if (timer_create(CLOCK_REALTIME, &event, &timers[0]) < 0)
        _exit(98);
    if (queue_int(getpid(), SIGRTMIN, 1) == 0 || errno != EAGAIN)
        _exit(97);
    _exit(100);
}

int main(void)
{
    need_root();
    is_exit(run_child(make_timers), 100, "twenty timers fill a limit of twenty, for signals too");
    is_exit(run_child(make_timers), 100, "they went with their process");
    return done_testing();
}
