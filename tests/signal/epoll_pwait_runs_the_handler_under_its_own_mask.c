/*
 * epoll_pwait(2): as ppoll: the mask is in force during the call and in the handler; old mask
 * afterwards.
 */
#include "support.h"
#include <sys/epoll.h>

static volatile int hup_in_handler;

static void look(int signal)
{
    (void)signal;
    caught_count++;
    hup_in_handler = is_blocked(SIGHUP);
}

int main(void)
{
    sigset_t mask = set_of(SIGHUP);
    struct epoll_event event;
    int epoll = epoll_create1(0);

    set_simple_action(SIGUSR1, look);
    block_signal(SIGUSR1);
    kill(getpid(), SIGUSR1);
    fails_with(epoll_pwait(epoll, &event, 1, -1, &mask), EINTR, "it is EINTR");
    is_int(caught_count, 1, "the handler has run");
    ok(hup_in_handler, "under epoll_pwait's mask");
    ok(is_blocked(SIGUSR1) && !is_blocked(SIGHUP), "afterwards the old mask is back");
    is_int(epoll_pwait(epoll, &event, 1, 0, &mask), 0, "a time-out");
    ok(is_blocked(SIGUSR1) && !is_blocked(SIGHUP), "leaves the old mask as well");
    fails_with(syscall(SYS_epoll_pwait, epoll, &event, 1, 0, &mask, 4), EINVAL,
               "a set of 4 bytes is EINVAL");
    return done_testing();
}
