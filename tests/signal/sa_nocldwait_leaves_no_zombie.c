/*
 * sigaction(2): "SA_NOCLDWAIT If signum is SIGCHLD, do not transform children into zombies when
 * they terminate"; Linux still sends SIGCHLD.
 */
#include "support.h"

int main(void)
{
    struct sigaction action;
    pid_t child = 0;
    int status;

    memset(&action, 0, sizeof action);
    action.sa_sigaction = record_signal;
    action.sa_flags = SA_NOCLDWAIT | SA_SIGINFO;
    sigaction(SIGCHLD, &action, NULL);
    block_signal(SIGCHLD);
    for (int i = 0; i < 3; i++) {
        child = fork();
        if (child == 0)
            _exit(i);
    }
    fails_with(waitpid(-1, &status, 0), ECHILD, "waitpid gives ECHILD when all have ended");
    fails_with(kill(child, 0), ESRCH, "there is no zombie left");
    unblock_signal(SIGCHLD);
    is_int(caught_count, 1, "SIGCHLD was sent all the same");
    is_int(caught[0].si_code, CLD_EXITED, "with CLD_EXITED");
    return done_testing();
}
