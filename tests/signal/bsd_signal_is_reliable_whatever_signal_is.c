/*
 * bsd_signal(3): "the disposition of the signal is not reset to the default"; "delivery of further
 * instances of the signal is blocked while the signal handler is executing"; "the system call is
 * automatically restarted". siginterrupt(3) changes only the last, for signal() too.
 */
#include "support.h"

#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

#ifdef __GLIBC__
#define bsd_signal signal /* which it is; the declaration needs an older POSIX */
#endif

static int runs, blocked_inside, depth, deepest;

static void on_signal(int number)
{
    depth++;
    if (depth > deepest)
        deepest = depth;
    blocked_inside += is_blocked(number);
    if (++runs == 1)
        raise(number);
    depth--;
}

static int flags_of(int number)
{
    struct sigaction action;

    sigaction(number, NULL, &action);
    return action.sa_flags & (SA_RESTART | SA_RESETHAND | SA_NODEFER);
}

int main(void)
{
    ok(bsd_signal(SIGUSR1, on_signal) == SIG_DFL, "it gives the old disposition");
    raise(SIGUSR1);
    raise(SIGUSR1);
    is_int(runs, 3, "the handler stays");
    is_int(blocked_inside, 3, "its signal is blocked in it");
    is_int(deepest, 1, "one sent from it comes afterwards");
    ok(!is_blocked(SIGUSR1), "it is unblocked when the handler returns");
    is_int(flags_of(SIGUSR1), SA_RESTART, "calls are restarted");
    is_int(siginterrupt(SIGUSR1, 1), 0, "siginterrupt with 1");
    is_int(flags_of(SIGUSR1), 0, "makes them fail");
    ok(bsd_signal(SIGUSR1, on_signal) == on_signal, "a handler installed later");
    ok(signal(SIGUSR1, SIG_DFL) == on_signal, "is given back");
    is_int(siginterrupt(SIGUSR1, 0), 0, "siginterrupt with 0");
    bsd_signal(SIGUSR1, on_signal);
    is_int(flags_of(SIGUSR1), SA_RESTART, "restarts them again");
    fails_with(siginterrupt(0, 1), EINVAL, "siginterrupt of 0 is EINVAL");
    fails_with(siginterrupt(65, 1), EINVAL, "of 65 too");
    ok(bsd_signal(SIGSTOP, on_signal) == SIG_ERR && errno == EINVAL, "SIGSTOP is EINVAL");
    ok(bsd_signal(0, on_signal) == SIG_ERR && errno == EINVAL, "0 is EINVAL");
    return done_testing();
}
