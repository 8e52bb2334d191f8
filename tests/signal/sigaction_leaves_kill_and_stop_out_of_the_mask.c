/*
 * sigaction(2): "It is not possible to block SIGKILL or SIGSTOP (by specifying them in sa_mask).
 * Attempts to do so are silently ignored."
 */
#include "support.h"

int main(void)
{
    struct sigaction action, old;

    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_IGN;
    sigfillset(&action.sa_mask);
    sigaddset(&action.sa_mask, SIGKILL);
    is_int(sigaction(SIGUSR1, &action, NULL), 0, "a full mask is accepted");
    sigaction(SIGUSR1, NULL, &old);
    ok(!sigismember(&old.sa_mask, SIGKILL), "SIGKILL is not in the mask given back");
    ok(!sigismember(&old.sa_mask, SIGSTOP), "SIGSTOP is not");
    ok(sigismember(&old.sa_mask, SIGTERM), "others are");
    return done_testing();
}
