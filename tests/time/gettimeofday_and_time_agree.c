/* gettimeofday(2), time(2): the same time as CLOCK_REALTIME. */
#include "support.h"

int main(void)
{
    struct timespec before, after;
    struct timeval now;
    time_t seconds;

    clock_gettime(CLOCK_REALTIME, &before);
    gettimeofday(&now, NULL);
    clock_gettime(CLOCK_REALTIME, &after);
    ok(now.tv_sec >= before.tv_sec && now.tv_sec <= after.tv_sec,
       "gettimeofday is between two looks");
    ok(now.tv_usec >= 0 && now.tv_usec < 1000000, "with microseconds below a million");
    clock_gettime(CLOCK_REALTIME, &before);
    seconds = syscall(SYS_time, NULL);
    clock_gettime(CLOCK_REALTIME, &after);
    ok(seconds >= before.tv_sec - 1 && seconds <= after.tv_sec, "so is time");
    fails_with(syscall(SYS_gettimeofday, 8, 0), EFAULT, "a bad pointer is EFAULT");
    return done_testing();
}
