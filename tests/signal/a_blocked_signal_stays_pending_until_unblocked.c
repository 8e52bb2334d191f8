/*
 * POSIX, 2.4.1: a signal that is blocked from delivery "shall remain pending until it is unblocked,
 * accepted, or its action is set to ignore it".
 */
#include "support.h"

int main(void)
{
    catch_signal(SIGUSR1, 0);
    block_signal(SIGUSR1);
    kill(getpid(), SIGUSR1);
    is_int(caught_count, 0, "the handler does not run while the signal is blocked");
    ok(is_pending(SIGUSR1), "the signal is pending");
    unblock_signal(SIGUSR1);
    is_int(caught_count, 1, "the handler has run when the unblocking call returns");
    ok(!is_pending(SIGUSR1), "the signal is no longer pending");
    return done_testing();
}
