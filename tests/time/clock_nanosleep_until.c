/*
 * clock_nanosleep(2): with TIMER_ABSTIME until the clock reaches the time; at once when it has;
 * unknown clocks are EINVAL.
 */
#include "support.h"

int main(void)
{
    struct timespec until, now;

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += 2000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_nsec -= 1000000000;
        until.tv_sec++;
    }
    is_int(clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL), 0, "it sleeps");
    clock_gettime(CLOCK_MONOTONIC, &now);
    ok(now.tv_sec > until.tv_sec || (now.tv_sec == until.tv_sec && now.tv_nsec >= until.tv_nsec),
       "until that time");
    until.tv_sec = 0;
    is_int(clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL), 0, "the past is at once");
    is_int(clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &until, NULL), 0,
           "by the other clock too");
    is_int(clock_nanosleep(99, 0, &until, NULL), EINVAL, "an unknown clock is EINVAL");
    is_int(clock_nanosleep(CLOCK_THREAD_CPUTIME_ID, 0, &until, NULL), EINVAL,
           "the thread's CPU time is EINVAL");
    until.tv_nsec = 0;
    is_int(clock_nanosleep(CLOCK_PROCESS_CPUTIME_ID, 0, &until, NULL), 0,
           "no CPU time at all is at once");
    is_int(clock_nanosleep(CLOCK_PROCESS_CPUTIME_ID, TIMER_ABSTIME, &until, NULL), 0,
           "as is CPU time zero");
    until.tv_nsec = -1;
    is_int(clock_nanosleep(CLOCK_MONOTONIC, 0, &until, NULL), EINVAL, "a bad time is EINVAL");
    return done_testing();
}
