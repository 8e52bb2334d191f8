/*
 * timer_getoverrun(2): "the number of extra timer expirations that occurred between the time when
 * the signal was generated and when it was delivered", at most DELAYTIMER_MAX. A start in the past
 * makes many at once.
 */
#include "support.h"

static timer_t timer;

/* Starts it ten seconds ago, takes its signal, and gives the overruns. */
static int overruns_of(long interval_nsec)
{
    struct itimerspec value = { .it_interval = { 0, interval_nsec } };
    sigset_t set = set_of(SIGUSR1);
    siginfo_t info;
    int overruns;

    clock_gettime(CLOCK_REALTIME, &value.it_value);
    value.it_value.tv_sec -= 10;
    if (timer_settime(timer, TIMER_ABSTIME, &value, NULL) < 0 || sigwaitinfo(&set, &info) < 0)
        bail_out("no signal");
    overruns = timer_getoverrun(timer);
    if (overruns != info.si_overrun)
        diag("si_overrun is %d, timer_getoverrun %d", info.si_overrun, overruns);
    value.it_value = value.it_interval = (struct timespec){ 0, 0 };
    timer_settime(timer, 0, &value, NULL);
    return overruns == info.si_overrun ? overruns : -1;
}

int main(void)
{
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1 };
    int overruns;

    block_signal(SIGUSR1);
    is_int(timer_create(CLOCK_REALTIME, &event, &timer), 0, "a timer");
    overruns = overruns_of(1000000);
    ok(overruns >= 9999 && overruns < 1000000, "ten seconds of milliseconds are ten thousand");
    overruns = overruns_of(100000000);
    ok(overruns >= 99 && overruns < 10000, "of tenths of a second a hundred");
    is_int(overruns_of(1), INT_MAX, "of nanoseconds DELAYTIMER_MAX");
    is_int(overruns_of(0), 0, "without an interval there are none");
    is_int(timer_delete(timer), 0, "it is deleted");
    fails_with(timer_getoverrun(timer), EINVAL, "and has no overruns then");
    return done_testing();
}
