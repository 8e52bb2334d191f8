/*
 * epoll(7): add, modify, delete; level and edge triggering, one-shot; the data comes back; errors.
 */
#include "support.h"
#include <sys/epoll.h>

static int epoll;

static int control(int operation, int fd, uint32_t events, uint64_t data)
{
    struct epoll_event event = { .events = events, .data.u64 = data };

    return epoll_ctl(epoll, operation, fd, &event);
}

static int ready(void)
{
    struct epoll_event events[5];

    return epoll_wait(epoll, events, 5, 0);
}

int main(void)
{
    struct epoll_event event;
    int fds[2], file;

    make_pipe(fds);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    is_int(fcntl(epoll, F_GETFD), FD_CLOEXEC, "EPOLL_CLOEXEC");
    is_int(control(EPOLL_CTL_ADD, fds[0], EPOLLIN, 0x123456789a), 0, "a pipe is added");
    fails_with(control(EPOLL_CTL_ADD, fds[0], EPOLLIN, 0), EEXIST, "once");
    is_int(ready(), 0, "it is not ready");
    tell(fds[1]);
    is_int(epoll_wait(epoll, &event, 1, -1), 1, "with a byte it is");
    ok(event.events == EPOLLIN && event.data.u64 == 0x123456789a, "its event and data come back");
    is_int(ready(), 1, "level triggered: again");
    is_int(control(EPOLL_CTL_MOD, fds[0], EPOLLIN | EPOLLET, 1), 0, "edge triggered");
    is_int(ready(), 1, "after the change once");
    is_int(ready(), 0, "and not again");
    tell(fds[1]);
    is_int(ready(), 1, "with more to read once more");
    is_int(control(EPOLL_CTL_MOD, fds[0], EPOLLIN | EPOLLONESHOT, 1), 0, "one-shot");
    is_int(ready(), 1, "once");
    tell(fds[1]);
    is_int(ready(), 0, "then it is disabled");
    control(EPOLL_CTL_MOD, fds[0], EPOLLIN, 1);
    is_int(ready(), 1, "until it is modified");
    is_int(control(EPOLL_CTL_DEL, fds[0], 0, 0), 0, "it is deleted");
    is_int(ready(), 0, "and no longer reported");
    fails_with(control(EPOLL_CTL_DEL, fds[0], 0, 0), ENOENT, "once");
    fails_with(control(EPOLL_CTL_MOD, fds[0], 0, 0), ENOENT, "nor modified");
    control(EPOLL_CTL_ADD, fds[0], EPOLLIN, 1);
    close(fds[0]);
    is_int(ready(), 0, "closing removes it");
    file = open("/proc/self/exe", O_RDONLY);
    fails_with(control(EPOLL_CTL_ADD, file, EPOLLIN, 0), EPERM, "a file is EPERM");
    fails_with(control(EPOLL_CTL_ADD, epoll, EPOLLIN, 0), EINVAL, "itself is EINVAL");
    fails_with(control(EPOLL_CTL_ADD, 99, EPOLLIN, 0), EBADF, "a closed one is EBADF");
    fails_with(epoll_wait(epoll, &event, 0, 0), EINVAL, "room for no event is EINVAL");
    return done_testing();
}
