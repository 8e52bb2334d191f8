/* kill(2): "EINVAL An invalid signal was specified." The target is looked up first. */
#include "support.h"

int main(void)
{
    pid_t gone = fork();

    if (gone == 0)
        _exit(0);
    wait_for(gone);
    fails_with(kill(getpid(), -1), EINVAL, "signal -1");
    fails_with(kill(getpid(), 65), EINVAL, "signal 65");
    fails_with(kill(getpid(), INT_MAX), EINVAL, "signal INT_MAX");
    fails_with(kill(getpid(), INT_MIN), EINVAL, "signal INT_MIN");
    fails_with(kill(0, 65), EINVAL, "signal 65 to the group");
    fails_with(kill(gone, 65), ESRCH, "signal 65 to nobody is ESRCH");
    is_int(kill(getpid(), 0), 0, "signal 0 is valid");
    return done_testing();
}
