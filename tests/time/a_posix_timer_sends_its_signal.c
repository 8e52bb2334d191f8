/*
 * timer_create(2), timer_settime(2): the signal of the sigevent with SI_TIMER and its value;
 * one-shot and interval; overruns.
 */
#include "support.h"

int main(void)
{
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN };
    struct itimerspec soon = { { 0, 0 }, { 0, 1000000 } };
    struct itimerspec often = { { 0, 1000000 }, { 0, 1000000 } };
    struct itimerspec now;
    sigset_t set = set_of(SIGRTMIN);
    siginfo_t info;
    timer_t timer;
    int taken = 0, id;

    block_signal(SIGRTMIN);
    event.sigev_value.sival_int = 1234;
    is_int(timer_create(CLOCK_MONOTONIC, &event, &timer), 0, "a timer is created");
    is_int(timer_settime(timer, 0, &soon, NULL), 0, "and set");
    is_int(sigwaitinfo(&set, &info), SIGRTMIN, "its signal arrives");
    is_int(info.si_code, SI_TIMER, "si_code is SI_TIMER");
    is_int(info.si_value.sival_int, 1234, "with the value");
    ok(info.si_timerid == (int)(intptr_t)timer && info.si_overrun == 0,
       "si_timerid is the timer, si_overrun 0");
    timer_gettime(timer, &now);
    is_int(now.it_value.tv_sec + now.it_value.tv_nsec, 0, "then it is off");
    timer_settime(timer, 0, &often, NULL);
    while (taken < 3)
        taken += sigwaitinfo(&set, &info) == SIGRTMIN;
    is_int(taken, 3, "an interval sends again and again");
    ok(timer_getoverrun(timer) >= 0, "overruns can be asked for");
    is_int(timer_delete(timer), 0, "it is deleted");
    fails_with(timer_gettime(timer, &now), EINVAL, "then it is EINVAL");
    while (take_pending(&set, NULL) > 0)
        ;
    sigemptyset(&set);
    sigaddset(&set, SIGALRM);
    sigprocmask(SIG_BLOCK, &set, NULL);
    /* By the system call, since glibc fills in a sigevent. */
    is_int(syscall(SYS_timer_create, CLOCK_MONOTONIC, NULL, &id), 0, "one without a sigevent");
    syscall(SYS_timer_settime, id, 0, &soon, NULL);
    is_int(sigwaitinfo(&set, &info), SIGALRM, "sends SIGALRM");
    ok(info.si_timerid == id && info.si_value.sival_int == id, "with its id as the value");
    event.sigev_signo = 65;
    fails_with(timer_create(CLOCK_MONOTONIC, &event, &timer), EINVAL, "signal 65 is EINVAL");
    return done_testing();
}
