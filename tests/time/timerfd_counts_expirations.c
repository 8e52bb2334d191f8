/*
 * timerfd_create(2): a read gives the number of expirations since the last; poll; one-shot,
 * interval and absolute.
 */
#include "support.h"
#include <sys/timerfd.h>

int main(void)
{
    struct itimerspec soon = { { 0, 0 }, { 0, 1000000 } };
    struct itimerspec often = { { 0, 1000000 }, { 0, 1000000 } };
    struct itimerspec past = { { 0, 0 }, { 1, 0 } }, now, off = { { 0, 0 }, { 0, 0 } };
    int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    struct pollfd entry = { .fd = fd, .events = POLLIN };
    uint64_t count = 0, total = 0;

    is_int(fcntl(fd, F_GETFD), FD_CLOEXEC, "TFD_CLOEXEC");
    fails_with(read(fd, &count, 8), EAGAIN, "a timer that is off is EAGAIN");
    is_int(timerfd_settime(fd, 0, &soon, NULL), 0, "it is set to go off once");
    is_int(poll(&entry, 1, -1), 1, "poll waits for it");
    is_int(read(fd, &count, 8), 8, "a read");
    is_int(count, 1, "gives one expiration");
    timerfd_gettime(fd, &now);
    is_int(now.it_value.tv_sec + now.it_value.tv_nsec, 0, "then it is off");
    timerfd_settime(fd, 0, &often, NULL);
    while (total < 5) {
        poll(&entry, 1, -1);
        if (read(fd, &count, 8) == 8)
            total += count;
    }
    ok(total >= 5, "an interval goes off again and again");
    timerfd_gettime(fd, &now);
    is_int(now.it_interval.tv_nsec, 1000000, "timerfd_gettime tells the interval");
    timerfd_settime(fd, TFD_TIMER_ABSTIME, &past, NULL);
    is_int(poll(&entry, 1, -1), 1, "a time in the past goes off at once");
    timerfd_settime(fd, 0, &off, NULL);
    is_int(poll(&entry, 1, 0), 0, "setting it clears what was there");
    fails_with(read(fd, &count, 4), EINVAL, "a buffer of 4 bytes is EINVAL");
    fails_with(timerfd_create(99, 0), EINVAL, "an unknown clock is EINVAL");
    fails_with(timerfd_create(CLOCK_MONOTONIC, 1), EINVAL, "unknown flags are EINVAL");
    soon.it_value.tv_nsec = 1000000000;
    fails_with(timerfd_settime(fd, 0, &soon, NULL), EINVAL, "a bad time is EINVAL");
    fails_with(timerfd_settime(0, 0, &off, NULL), EINVAL, "another kind of file is EINVAL");
    return done_testing();
}
