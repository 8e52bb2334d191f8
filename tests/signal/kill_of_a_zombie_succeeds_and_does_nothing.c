/*
 * POSIX, kill(): "Existing implementations vary on the result of a kill() with pid indicating an
 * inactive process"; Linux lets it succeed, and the status of the process stays.
 */
#include "support.h"

int main(void)
{
    pid_t child = fork();
    siginfo_t info;

    if (child == 0)
        _exit(7);
    waitid(P_PID, child, &info, WEXITED | WNOWAIT);
    is_int(kill(child, 0), 0, "signal 0 to a zombie succeeds");
    is_int(kill(child, SIGKILL), 0, "SIGKILL to a zombie succeeds");
    is_int(kill(child, SIGTERM), 0, "SIGTERM to a zombie succeeds");
    is_exit(wait_for(child), 7, "its exit status is what it was");
    return done_testing();
}
