/* kill(2): "ESRCH The target process or process group does not exist." */
#include "support.h"

int main(void)
{
    pid_t gone = fork();

    if (gone == 0)
        _exit(0);
    wait_for(gone);
    fails_with(kill(gone, SIGTERM), ESRCH, "a pid that is gone");
    fails_with(kill(-gone, SIGTERM), ESRCH, "a group that never was");
    fails_with(kill(INT_MAX, SIGTERM), ESRCH, "a pid that cannot be");
    fails_with(kill(INT_MIN, SIGTERM), ESRCH, "INT_MIN, which has no positive counterpart");
    fails_with(killpg(gone, SIGTERM), ESRCH, "killpg of a group that never was");
    return done_testing();
}
