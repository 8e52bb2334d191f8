/*
 * sigaction(2): "EINVAL An invalid signal was specified. This will also be generated if an attempt
 * is made to change the action for SIGKILL or SIGSTOP".
 */
#include "support.h"

int main(void)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_IGN;
    fails_with(sigaction(SIGKILL, &action, NULL), EINVAL, "SIGKILL cannot be ignored");
    fails_with(sigaction(SIGSTOP, &action, NULL), EINVAL, "SIGSTOP cannot be ignored");
    action.sa_handler = SIG_DFL;
    fails_with(sigaction(SIGKILL, &action, NULL), EINVAL, "SIGKILL cannot be set to default");
    fails_with(sigaction(SIGSTOP, &action, NULL), EINVAL, "SIGSTOP cannot be set to default");
    action.sa_sigaction = record_signal;
    fails_with(sigaction(SIGKILL, &action, NULL), EINVAL, "SIGKILL cannot be caught");
    fails_with(sigaction(SIGSTOP, &action, NULL), EINVAL, "SIGSTOP cannot be caught");
    is_int(sigaction(SIGKILL, NULL, &action), 0, "SIGKILL's action can be asked for");
    ok(action.sa_handler == SIG_DFL, "it is the default");
    is_int(sigaction(SIGSTOP, NULL, &action), 0, "SIGSTOP's action can be asked for");
    return done_testing();
}
