/*
 * epoll(7): an epoll descriptor is itself readable when it has events; a circle or more than five
 * in a row are ELOOP; a descriptor closed while a duplicate is open stays watched.
 */
#include "support.h"
#include <sys/epoll.h>

static int add(int ep, int fd, unsigned events)
{
    struct epoll_event event = { .events = events, .data.u64 = 0x123456789abcdef0 };

    return epoll_ctl(ep, EPOLL_CTL_ADD, fd, &event);
}

int main(void)
{
    struct epoll_event events[4];
    struct pollfd polled;
    int inner = epoll_create1(0), outer = epoll_create1(0), fds[2], copy, chain[8], levels = 0;

    make_pipe(fds);
    is_int(add(inner, fds[0], EPOLLIN), 0, "an epoll watches a pipe");
    is_int(add(outer, inner, EPOLLIN), 0, "another watches the epoll");
    polled = (struct pollfd){ outer, POLLIN, 0 };
    is_int(poll(&polled, 1, 0), 0, "nothing is ready");
    write(fds[1], "x", 1);
    is_int(poll(&polled, 1, 0), 1, "a byte makes the outer one readable");
    is_int(epoll_wait(outer, events, 4, 0), 1, "it has one event");
    ok(events[0].data.u64 == 0x123456789abcdef0, "with the data that was given");
    is_int(epoll_wait(inner, events, 4, 0), 1, "the inner one has the pipe's");
    fails_with(add(inner, outer, EPOLLIN), ELOOP, "a circle is ELOOP");
    fails_with(add(inner, fds[0], EPOLLIN), EEXIST, "the same descriptor twice is EEXIST");
    copy = dup(fds[0]);
    is_int(add(inner, copy, EPOLLIN), 0, "a duplicate is another");
    is_int(epoll_wait(inner, events, 4, 0), 2, "both are reported");
    close(copy);
    is_int(epoll_wait(inner, events, 4, 0), 2, "a closed duplicate stays while the other is open");
    is_int(epoll_wait(inner, events, 1, 0), 1, "no more are reported than there is room");
    close(fds[0]);
    is_int(epoll_wait(inner, events, 4, 0), 0, "the last close ends both");
    is_int(epoll_wait(outer, events, 4, 0), 0, "for the outer one too");

    for (int i = 0; i < 8; i++)
        chain[i] = epoll_create1(0);
    while (levels < 7 && add(chain[levels + 1], chain[levels], EPOLLIN) == 0)
        levels++;
    is_int(errno, ELOOP, "more in a row are ELOOP");
    is_int(levels, 4, "five in a row are allowed");
    return done_testing();
}
