/*
 * timerfd_create(2): a read gives the number of expirations since the last; set to a time in the
 * past with an interval it has all that were missed; poll, gettime, disarming and O_NONBLOCK.
 */
#include "support.h"
#include <sys/timerfd.h>

int main(void)
{
    struct itimerspec value = { .it_interval = { 0, 1000000 } }, old;
    struct pollfd polled;
    struct timespec now;
    uint64_t count = 0;
    int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK), copy;

    clock_gettime(CLOCK_MONOTONIC, &now);
    value.it_value.tv_nsec = 1; /* the machine has been up for some time */
    is_int(timerfd_settime(fd, TFD_TIMER_ABSTIME, &value, NULL), 0, "a time long past is set");
    polled = (struct pollfd){ fd, POLLIN, 0 };
    is_int(poll(&polled, 1, -1), 1, "it is readable");
    is_int(read(fd, &count, 8), 8, "a read gives a count");
    ok(count >= now.tv_sec * 1000ULL + now.tv_nsec / 1000000, "of all milliseconds since then");
    timerfd_gettime(fd, &value);
    ok(value.it_value.tv_sec == 0 && value.it_value.tv_nsec <= 1000000, "the next is soon");
    ok(value.it_interval.tv_nsec == 1000000, "by its interval");
    value = (struct itimerspec){ .it_value = { 1000, 0 } };
    is_int(timerfd_settime(fd, 0, &value, &old), 0, "set anew");
    ok(old.it_interval.tv_nsec == 1000000, "it gives the old setting");
    fails_with(read(fd, &count, 8), EAGAIN, "what had expired is forgotten");
    is_int(poll(&polled, 1, 0), 0, "it is not readable");
    timerfd_gettime(fd, &value);
    ok(value.it_value.tv_sec >= 999, "it tells what is left");
    copy = dup(fd);
    value = (struct itimerspec){ .it_value = { 0, 1 } };
    timerfd_settime(copy, 0, &value, NULL);
    poll(&polled, 1, -1);
    is_int(read(fd, &count, 8) == 8 && count == 1, 1, "a duplicate sets the same timer");
    value.it_value.tv_nsec = 0;
    is_int(timerfd_settime(fd, 0, &value, NULL), 0, "zero disarms");
    timerfd_gettime(fd, &value);
    ok(value.it_value.tv_sec == 0 && value.it_value.tv_nsec == 0, "nothing is left");
    return done_testing();
}
