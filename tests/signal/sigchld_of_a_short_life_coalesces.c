/*
 * POSIX: a standard signal that is already pending is not queued again: ten ended children, one
 * SIGCHLD.
 */
#include "support.h"

int main(void)
{
    sigset_t set = set_of(SIGCHLD);
    siginfo_t info;
    pid_t first = 0;
    int reaped = 0, status;

    block_signal(SIGCHLD);
    for (int i = 0; i < 10; i++) {
        pid_t child = fork();

        if (child == 0)
            _exit(i);
        if (i == 0)
            first = child;
        waitid(P_PID, child, &info, WEXITED | WNOWAIT);
    }
    is_int(take_pending(&set, &info), SIGCHLD, "there is one SIGCHLD");
    ok(info.si_pid == first, "it is that of the first child");
    is_int(take_pending(&set, &info), -1, "and no other");
    while (waitpid(-1, &status, WNOHANG) > 0)
        reaped++;
    is_int(reaped, 10, "all ten can be waited for");
    return done_testing();
}
