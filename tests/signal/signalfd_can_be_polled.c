/*
 * signalfd(2): "poll(2), select(2): The file descriptor is readable ... if one or more of the
 * signals in the mask is pending"; epoll too.
 */
#include "support.h"
#include <sys/epoll.h>
#include <sys/signalfd.h>

int main(void)
{
    sigset_t set = set_of(SIGUSR1);
    struct signalfd_siginfo record;
    struct epoll_event event = { .events = EPOLLIN };
    struct pollfd entry;
    pid_t parent = getpid(), child;
    int fd, epoll = epoll_create1(0);

    block_signal(SIGUSR1);
    fd = signalfd(-1, &set, 0);
    epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
    entry = (struct pollfd){ .fd = fd, .events = POLLIN | POLLOUT };
    is_int(poll(&entry, 1, 0), 0, "it is not ready at first");
    is_int(epoll_wait(epoll, &event, 1, 0), 0, "for epoll neither");
    kill(getpid(), SIGUSR1);
    is_int(poll(&entry, 1, -1), 1, "it is when the signal is pending");
    is_int(entry.revents, POLLIN, "for reading");
    is_int(epoll_wait(epoll, &event, 1, 0), 1, "for epoll too");
    is_int(read(fd, &record, sizeof record), sizeof record, "the signal is read");
    is_int(poll(&entry, 1, 0), 0, "then it is not ready again");
    child = fork();
    if (child == 0) {
        wait_until_asleep(parent);
        kill(parent, SIGUSR1);
        _exit(0);
    }
    is_int(poll(&entry, 1, -1), 1, "a signal that comes later wakes a sleeping poll");
    wait_for(child);
    return done_testing();
}
