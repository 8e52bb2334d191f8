/*
 * fork(2), sigaction(2): "A child created via fork(2) inherits a copy of its parent's signal
 * dispositions" and mask.
 */
#include "support.h"

static void look_in_the_child(void)
{
    struct sigaction action;

    if (!is_blocked(SIGUSR1) || is_blocked(SIGUSR2))
        _exit(1);
    kill(getpid(), SIGUSR2);
    if (caught_count != 1)
        _exit(2);
    sigaction(SIGHUP, NULL, &action);
    if (action.sa_handler != SIG_IGN)
        _exit(3);
    default_signal(SIGUSR2);
    unblock_signal(SIGUSR1);
}

int main(void)
{
    struct sigaction action;

    block_signal(SIGUSR1);
    catch_signal(SIGUSR2, SA_RESTART);
    ignore_signal(SIGHUP);
    is_exit(run_child(look_in_the_child), 0,
            "the child has the mask, the handler and the ignoring");
    sigaction(SIGUSR2, NULL, &action);
    ok(action.sa_sigaction == record_signal, "what the child changes is not changed in the parent");
    ok(is_blocked(SIGUSR1), "nor is the mask");
    return done_testing();
}
