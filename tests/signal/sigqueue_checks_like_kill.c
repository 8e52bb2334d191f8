/*
 * sigqueue(3): "EINVAL sig was invalid. ... ESRCH No process has a PID matching pid"; signal 0
 * only checks.
 */
#include "support.h"

int main(void)
{
    pid_t gone = fork();

    if (gone == 0)
        _exit(0);
    wait_for(gone);
    is_int(queue_int(getpid(), 0, 1), 0, "signal 0 only checks");
    fails_with(queue_int(getpid(), 65, 1), EINVAL, "signal 65");
    fails_with(queue_int(getpid(), -1, 1), EINVAL, "signal -1");
    fails_with(queue_int(gone, SIGUSR1, 1), ESRCH, "a pid that is gone");
    fails_with(queue_int(0, SIGUSR1, 1), ESRCH, "pid 0 is no group here");
    fails_with(queue_int(-getpgrp(), SIGUSR1, 1), ESRCH, "nor is a negative pid");
    return done_testing();
}
