/*
 * eventfd(2): writes add to the counter, a read takes it all or, as a semaphore, one; poll;
 * EAGAIN.
 */
#include "support.h"
#include <sys/eventfd.h>

static uint64_t take(int fd)
{
    uint64_t value = 0;

    return read(fd, &value, 8) == 8 ? value : (uint64_t)-1;
}

static int add(int fd, uint64_t value)
{
    return write(fd, &value, 8);
}

int main(void)
{
    int fd = eventfd(3, EFD_NONBLOCK), semaphore = eventfd(2, EFD_SEMAPHORE | EFD_NONBLOCK);
    struct pollfd entry = { .fd = fd, .events = POLLIN | POLLOUT };

    is_int(take(fd), 3, "a read takes the initial value");
    fails_with(take(fd), EAGAIN, "then it is EAGAIN");
    add(fd, 5);
    is_int(add(fd, 6), 8, "writes");
    poll(&entry, 1, -1);
    is_int(entry.revents, POLLIN | POLLOUT, "make it readable");
    is_int(take(fd), 11, "and add up");
    poll(&entry, 1, -1);
    is_int(entry.revents, POLLOUT, "then it is writable only");
    is_int(add(fd, 0xfffffffffffffffe), 8, "the greatest value");
    fails_with(add(fd, 1), EAGAIN, "is full");
    fails_with(add(fd, 0xffffffffffffffff), EINVAL, "one more than that is EINVAL");
    is_int(take(semaphore), 1, "a semaphore gives one");
    is_int(take(semaphore), 1, "at a time");
    fails_with(take(semaphore), EAGAIN, "until it is 0");
    fails_with(read(fd, &entry, 4), EINVAL, "a buffer of 4 bytes is EINVAL");
    fails_with(eventfd(0, 0x1000), EINVAL, "unknown flags are EINVAL");
    return done_testing();
}
