/*
 * eventfd(2): a read of 0 waits for a write; a write that would overflow waits for a read; poll
 * tells both; the counter is shared with a child.
 */
#include "support.h"
#include <sys/eventfd.h>

#define GREATEST 0xfffffffffffffffeULL

static int fd;

static void read_seven(void)
{
    eventfd_t value;

    _exit(eventfd_read(fd, &value) == 0 && value == 7 ? 0 : 1);
}

static void write_two(void)
{
    _exit(eventfd_write(fd, 2) == 0 ? 0 : 1);
}

int main(void)
{
    struct pollfd polled;
    eventfd_t value;
    pid_t pid;

    fd = eventfd(0, 0);
    polled = (struct pollfd){ fd, POLLIN | POLLOUT, 0 };
    poll(&polled, 1, 0);
    is_int(polled.revents, POLLOUT, "an empty one is writable");
    pid = start_child(read_seven);
    is_int(wait_until_asleep(pid), 0, "its reader waits");
    is_int(eventfd_write(fd, 7), 0, "a write");
    is_exit(wait_for(pid), 0, "wakes it with the value");
    poll(&polled, 1, 0);
    is_int(polled.revents, POLLOUT, "which it took");
    eventfd_write(fd, GREATEST - 1);
    poll(&polled, 1, 0);
    is_int(polled.revents, POLLIN | POLLOUT, "with a value it is readable too");
    eventfd_write(fd, 1);
    poll(&polled, 1, 0);
    is_int(polled.revents, POLLIN, "full it is not writable");
    pid = start_child(write_two);
    is_int(wait_until_asleep(pid), 0, "a writer waits");
    is_int(eventfd_read(fd, &value), 0, "a read");
    ok(value == GREATEST, "takes all");
    is_exit(wait_for(pid), 0, "and lets it in");
    eventfd_read(fd, &value);
    is_int(value, 2, "its value is there");
    return done_testing();
}
