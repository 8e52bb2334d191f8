/*
 * clone(2): CLONE_SIGHAND: "the calling process and the child process share the same table of
 * signal handlers"; masks and pending signals are their own.
 */
#include "support.h"

static char stack[65536] __attribute__((aligned(16)));

static int change(void *unused)
{
    (void)unused;
    ignore_signal(SIGUSR1);
    block_signal(SIGUSR2);
    return 0;
}

static void run(int flags)
{
    default_signal(SIGUSR1);
    wait_for(clone(change, stack + sizeof stack, flags | SIGCHLD, NULL));
}

static int is_ignored(int signal)
{
    struct sigaction action;

    sigaction(signal, NULL, &action);
    return action.sa_handler == SIG_IGN;
}

int main(void)
{
    run(CLONE_VM);
    ok(!is_ignored(SIGUSR1), "without it the child's change is its own");
    run(CLONE_VM | CLONE_SIGHAND);
    ok(is_ignored(SIGUSR1), "with it the change is everybody's");
    ok(!is_blocked(SIGUSR2), "the mask is not shared");
    return done_testing();
}
