/*
 * timer_create(2), SIGEV_NONE: "don't asynchronously notify when the timer expires; progress of the
 * timer can be monitored using timer_gettime(2)"; timer_settime gives the old setting.
 */
#include "support.h"

static struct timespec left(timer_t timer)
{
    struct itimerspec value;

    timer_gettime(timer, &value);
    return value.it_value;
}

int main(void)
{
    struct itimerspec value = { .it_value = { 1000, 0 } }, old;
    struct sigevent event = { .sigev_notify = SIGEV_NONE };
    struct timespec now;
    timer_t timer;

    is_int(timer_create(CLOCK_MONOTONIC, &event, &timer), 0, "a timer that notifies nobody");
    ok(!left(timer).tv_sec && !left(timer).tv_nsec, "new it is disarmed");
    is_int(timer_settime(timer, 0, &value, &old), 0, "it is set");
    ok(!old.it_value.tv_sec && !old.it_value.tv_nsec, "the old setting was none");
    ok(left(timer).tv_sec == 999 || left(timer).tv_sec == 1000, "it counts down");
    clock_gettime(CLOCK_MONOTONIC, &now);
    value = (struct itimerspec){ .it_value = { now.tv_sec + 50, 0 } };
    timer_settime(timer, TIMER_ABSTIME, &value, &old);
    ok(old.it_value.tv_sec >= 999, "set anew it tells what was left");
    ok(left(timer).tv_sec >= 48 && left(timer).tv_sec <= 50, "an absolute time is told relatively");
    value = (struct itimerspec){ .it_value = { 0, 1 } };
    timer_settime(timer, 0, &value, NULL);
    while (left(timer).tv_sec || left(timer).tv_nsec)
        sched_yield();
    ok(1, "once it expired nothing is left");
    value = (struct itimerspec){ .it_interval = { 100, 0 }, .it_value = { 0, 1 } };
    timer_settime(timer, 0, &value, NULL);
    while (left(timer).tv_sec < 90)
        sched_yield();
    ok(1, "with an interval it starts again");
    value = (struct itimerspec){ .it_value = { 0, 0 } };
    timer_settime(timer, 0, &value, &old);
    ok(old.it_interval.tv_sec == 100, "the interval is told");
    value.it_value.tv_nsec = 1000000000;
    fails_with(timer_settime(timer, 0, &value, NULL), EINVAL, "too many nanoseconds are EINVAL");
    event.sigev_notify = 77;
    fails_with(timer_create(CLOCK_MONOTONIC, &event, &timer), EINVAL, "an unknown way is EINVAL");
    event.sigev_notify = SIGEV_NONE;
    fails_with(timer_create(77, &event, &timer), EINVAL, "an unknown clock is EINVAL");
    return done_testing();
}
