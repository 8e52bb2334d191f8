/*
 * epoll(7): edge-triggered events come when something new arrives, also in the same direction
 * again; EPOLLONESHOT once until rearmed; one event for both directions; EPOLLRDHUP and EPOLLHUP.
 */
#include "support.h"
#include <sys/epoll.h>
#include <sys/socket.h>

static int ep;

/* The events of the one watched descriptor that is ready now; 0: none. */
static unsigned ready(void)
{
    struct epoll_event event;

    return epoll_wait(ep, &event, 1, 0) == 1 ? event.events : 0;
}

static void watch(int operation, int fd, unsigned events)
{
    struct epoll_event event = { .events = events, .data.fd = fd };

    if (epoll_ctl(ep, operation, fd, &event) < 0)
        bail_out("epoll_ctl failed");
}

int main(void)
{
    char text[8];
    int fds[2];

    ep = epoll_create1(0);
    socketpair(AF_UNIX, SOCK_STREAM, 0, fds);
    watch(EPOLL_CTL_ADD, fds[0], EPOLLIN | EPOLLET);
    is_int(ready(), 0, "nothing is there");
    write(fds[1], "a", 1);
    is_int(ready(), EPOLLIN, "a byte is an edge");
    is_int(ready(), 0, "reported once");
    write(fds[1], "b", 1);
    is_int(ready(), EPOLLIN, "another byte is another edge, though the first is unread");
    read(fds[0], text, 1);
    is_int(ready(), 0, "a partial read is none");
    watch(EPOLL_CTL_MOD, fds[0], EPOLLIN | EPOLLET);
    is_int(ready(), EPOLLIN, "EPOLL_CTL_MOD looks again");
    watch(EPOLL_CTL_MOD, fds[0], EPOLLIN | EPOLLOUT | EPOLLET);
    is_int(ready(), EPOLLIN | EPOLLOUT, "both directions come in one event");

    watch(EPOLL_CTL_MOD, fds[0], EPOLLIN | EPOLLONESHOT);
    is_int(ready(), EPOLLIN, "EPOLLONESHOT reports");
    write(fds[1], "c", 1);
    is_int(ready(), 0, "and then no more");
    watch(EPOLL_CTL_MOD, fds[0], EPOLLIN | EPOLLONESHOT);
    is_int(ready(), EPOLLIN, "until it is armed again");
    watch(EPOLL_CTL_MOD, fds[0], EPOLLIN);
    is_int(ready(), EPOLLIN, "level-triggered it is reported");
    is_int(ready(), EPOLLIN, "again and again");
    read(fds[0], text, sizeof text);
    is_int(ready(), 0, "until all is read");
    watch(EPOLL_CTL_MOD, fds[0], EPOLLIN | EPOLLRDHUP);
    shutdown(fds[1], SHUT_WR);
    is_int(ready(), EPOLLIN | EPOLLRDHUP, "the other's shutdown is EPOLLRDHUP");
    close(fds[1]);
    is_int(ready(), EPOLLIN | EPOLLRDHUP | EPOLLHUP, "its close EPOLLHUP");
    watch(EPOLL_CTL_MOD, fds[0], 0);
    is_int(ready(), EPOLLHUP, "which is reported whatever was asked for");
    return done_testing();
}
