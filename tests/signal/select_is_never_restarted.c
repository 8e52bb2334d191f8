/*
 * signal(7): select(2), pselect(2) fail with EINTR regardless of SA_RESTART; but go on after a
 * stop.
 */
#include "interrupt.h"
#include <sys/select.h>

static int fds[2];

static long call(void)
{
    fd_set set;

    FD_ZERO(&set);
    FD_SET(fds[0], &set);
    return select(fds[0] + 1, &set, NULL, NULL, NULL);
}

static long call_pselect(void)
{
    struct timespec hour = { 3600, 0 };
    fd_set set;

    FD_ZERO(&set);
    FD_SET(fds[0], &set);
    return pselect(fds[0] + 1, &set, NULL, NULL, &hour, NULL);
}

static void finish(void)
{
    tell(fds[1]);
}

int main(void)
{
    make_pipe(fds);
    is_int(interrupted(call, 0), EINTR, "select fails with EINTR");
    is_int(interrupted(call, SA_RESTART), EINTR, "with SA_RESTART too");
    is_int(interrupted(call_pselect, SA_RESTART), EINTR, "so does pselect");
    is_int(sleeps_on_after_stop(call, finish), 1, "select goes on after a stop");
    is_int(call_result, 1, "and gives its result");
    await(fds[0]);
    is_int(sleeps_on_after_stop(call_pselect, finish), 1, "so does pselect");
    return done_testing();
}
