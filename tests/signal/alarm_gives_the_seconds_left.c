/*
 * alarm(2): "returns the number of seconds remaining until any previously scheduled alarm was due
 * to be delivered, or zero"; alarm(0) cancels.
 */
#include "support.h"

int main(void)
{
    struct itimerval left;
    unsigned seconds;

    is_int(alarm(1000), 0, "there was no alarm before");
    seconds = alarm(2000);
    ok(seconds >= 900 && seconds <= 1000, "the first alarm had about 1000 seconds left");
    seconds = alarm(0);
    ok(seconds >= 1900 && seconds <= 2000, "the second alarm had about 2000 seconds left");
    is_int(alarm(0), 0, "alarm(0) cancelled it");
    getitimer(ITIMER_REAL, &left);
    ok(left.it_value.tv_sec == 0 && left.it_value.tv_usec == 0,
       "ITIMER_REAL is the same timer, and off");
    left = (struct itimerval){ { 0, 0 }, { 0, 300000 } };
    setitimer(ITIMER_REAL, &left, NULL);
    is_int(alarm(0), 1, "less than a second left counts as one");
    left = (struct itimerval){ { 0, 0 }, { 1000, 900000 } };
    setitimer(ITIMER_REAL, &left, NULL);
    is_int(alarm(0), 1001, "else what is left is rounded to the nearest second");
    alarm(UINT_MAX);
    is_int(alarm(5), UINT_MAX, "an alarm may be as far away as an unsigned number of seconds");
    getitimer(ITIMER_REAL, &left);
    ok(left.it_value.tv_sec <= 5 && left.it_value.tv_sec >= 3, "and is set by alarm");
    ok(left.it_interval.tv_sec == 0 && left.it_interval.tv_usec == 0, "without an interval");
    return done_testing();
}
