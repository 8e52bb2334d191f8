/*
 * signal(7): epoll_wait(2), epoll_pwait(2) fail with EINTR regardless of SA_RESTART, and after a
 * stop as well.
 */
#include "interrupt.h"
#include <sys/epoll.h>

static int fds[2], epoll;

static long call(void)
{
    struct epoll_event event;

    return epoll_wait(epoll, &event, 1, -1);
}

static long call_pwait(void)
{
    struct epoll_event event;

    return epoll_pwait(epoll, &event, 1, 3600 * 1000, NULL);
}

static void finish(void)
{
    tell(fds[1]);
}

int main(void)
{
    struct epoll_event event = { .events = EPOLLIN };

    make_pipe(fds);
    epoll = epoll_create1(0);
    epoll_ctl(epoll, EPOLL_CTL_ADD, fds[0], &event);
    is_int(interrupted(call, 0), EINTR, "epoll_wait fails with EINTR");
    is_int(interrupted(call, SA_RESTART), EINTR, "with SA_RESTART too");
    is_int(interrupted(call_pwait, SA_RESTART), EINTR, "so does epoll_pwait");
    is_int(sleeps_on_after_stop(call, finish), 0, "epoll_wait returns after a stop");
    is_int(call_error, EINTR, "with EINTR");
    return done_testing();
}
