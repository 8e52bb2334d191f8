/* sigaction(2): "If oldact is non-NULL, the previous action is saved in oldact." */
#include "support.h"

int main(void)
{
    struct sigaction action, old;

    is_int(sigaction(SIGUSR1, NULL, &old), 0, "the action can be asked for");
    ok(old.sa_handler == SIG_DFL && old.sa_flags == 0, "it is the default at first");
    memset(&action, 0, sizeof action);
    action.sa_sigaction = record_signal;
    action.sa_flags = SA_SIGINFO | SA_RESTART | SA_NODEFER;
    sigaddset(&action.sa_mask, SIGHUP);
    sigaddset(&action.sa_mask, SIGRTMAX);
    is_int(sigaction(SIGUSR1, &action, NULL), 0, "an action is set");
    is_int(sigaction(SIGUSR1, &action, &old), 0, "and set again");
    ok(old.sa_sigaction == record_signal, "the handler is given back");
    is_int(old.sa_flags & ~0x04000000, SA_SIGINFO | SA_RESTART | SA_NODEFER, "the flags are");
    ok(sigismember(&old.sa_mask, SIGHUP) && sigismember(&old.sa_mask, SIGRTMAX), "the mask is");
    ok(!sigismember(&old.sa_mask, SIGUSR1), "the signal itself is not added to it");
    return done_testing();
}
