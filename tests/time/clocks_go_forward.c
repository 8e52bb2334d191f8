/*
 * clock_gettime(2): CLOCK_MONOTONIC never goes back; CLOCK_REALTIME is a date; the coarse ones are
 * near; clock_getres.
 */
#include "support.h"

static long long nanoseconds(clockid_t clock)
{
    struct timespec now;

    if (clock_gettime(clock, &now) < 0)
        return -1;
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

int main(void)
{
    static const clockid_t clocks[] = { CLOCK_MONOTONIC, CLOCK_BOOTTIME, CLOCK_MONOTONIC_RAW };
    struct timespec resolution;
    long long last, now;
    int backwards = 0, moved;

    for (int i = 0; i < 3; i++) {
        moved = 0;
        last = nanoseconds(clocks[i]);
        for (int j = 0; j < 2000; j++) {
            now = nanoseconds(clocks[i]);
            backwards += now < last;
            moved += now > last;
            last = now;
        }
        ok(last > 0 && moved > 0, "clock %d goes", clocks[i]);
    }
    is_int(backwards, 0, "no clock went back");
    ok(nanoseconds(CLOCK_REALTIME) > 1577836800 * 1000000000LL, "CLOCK_REALTIME is after 2020");
    ok(nanoseconds(CLOCK_MONOTONIC_COARSE) > 0 && nanoseconds(CLOCK_REALTIME_COARSE) > 0,
       "the coarse clocks are there");
    is_int(clock_getres(CLOCK_MONOTONIC, &resolution), 0, "clock_getres");
    ok(resolution.tv_sec == 0 && resolution.tv_nsec >= 1 && resolution.tv_nsec <= 10000000,
       "the resolution is fine");
    fails_with(clock_gettime(99, &resolution), EINVAL, "an unknown clock is EINVAL");
    fails_with(syscall(SYS_clock_gettime, CLOCK_MONOTONIC, 8), EFAULT, "a bad pointer is EFAULT");
    return done_testing();
}
