/*
 * pselect(2): as ppoll: the mask is in force during the call and in the handler; old mask
 * afterwards.
 */
#include "support.h"
#include <sys/select.h>

static volatile int hup_in_handler;

static void look(int signal)
{
    (void)signal;
    caught_count++;
    hup_in_handler = is_blocked(SIGHUP);
}

int main(void)
{
    struct timespec hour = { 3600, 0 }, zero = { 0, 0 };
    sigset_t mask = set_of(SIGHUP);
    fd_set set;
    int fds[2];

    make_pipe(fds);
    set_simple_action(SIGUSR1, look);
    block_signal(SIGUSR1);
    kill(getpid(), SIGUSR1);
    FD_ZERO(&set);
    FD_SET(fds[0], &set);
    fails_with(pselect(fds[0] + 1, &set, NULL, NULL, &hour, &mask), EINTR, "it is EINTR");
    is_int(caught_count, 1, "the handler has run");
    ok(hup_in_handler, "under pselect's mask");
    ok(is_blocked(SIGUSR1) && !is_blocked(SIGHUP), "afterwards the old mask is back");
    is_int(pselect(0, NULL, NULL, NULL, &zero, &mask), 0, "a time-out");
    ok(is_blocked(SIGUSR1) && !is_blocked(SIGHUP), "leaves the old mask as well");
    is_int(pselect(0, NULL, NULL, NULL, &zero, NULL), 0, "without a mask nothing is swapped");
    return done_testing();
}
