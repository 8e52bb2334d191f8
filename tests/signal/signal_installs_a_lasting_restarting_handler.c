/*
 * signal(2): glibc's signal() gives BSD semantics: the handler stays, the signal is blocked in it,
 * calls are restarted.
 */
#include "support.h"

static volatile int runs, blocked_inside;

static void on_signal(int signal)
{
    runs++;
    blocked_inside += is_blocked(signal);
}

int main(void)
{
    struct sigaction action;

    ok(signal(SIGUSR1, on_signal) == SIG_DFL, "signal() gives the old handler: the default");
    raise(SIGUSR1);
    raise(SIGUSR1);
    is_int(runs, 2, "the handler stays installed");
    is_int(blocked_inside, 2, "the signal is blocked in it");
    sigaction(SIGUSR1, NULL, &action);
    is_int(action.sa_flags & (SA_RESTART | SA_RESETHAND | SA_NODEFER), SA_RESTART,
           "calls are restarted");
    ok(signal(SIGUSR1, SIG_IGN) == on_signal, "signal() gives the old handler: the function");
    ok(signal(SIGKILL, SIG_IGN) == SIG_ERR && errno == EINVAL, "SIGKILL is EINVAL");
    ok(signal(65, SIG_IGN) == SIG_ERR && errno == EINVAL, "65 is EINVAL");
    return done_testing();
}
