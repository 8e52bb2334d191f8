/* sigaction(2): CLD_STOPPED with the stop signal, CLD_CONTINUED with SIGCONT in si_status. */
#include "support.h"

static void sleep_for_ever(void)
{
    for (;;)
        pause();
}

int main(void)
{
    sigset_t set = set_of(SIGCHLD);
    siginfo_t info;
    pid_t child;

    block_signal(SIGCHLD);
    child = start_child(sleep_for_ever);
    setpgid(child, child);
    kill(child, SIGSTOP);
    is_int(sigwaitinfo(&set, &info), SIGCHLD, "SIGCHLD arrives for the stop");
    is_int(info.si_code, CLD_STOPPED, "si_code is CLD_STOPPED");
    is_int(info.si_status, SIGSTOP, "si_status is SIGSTOP");
    ok(info.si_pid == child, "si_pid is the child");
    kill(child, SIGCONT);
    is_int(sigwaitinfo(&set, &info), SIGCHLD, "SIGCHLD arrives for the continuation");
    is_int(info.si_code, CLD_CONTINUED, "si_code is CLD_CONTINUED");
    is_int(info.si_status, SIGCONT, "si_status is SIGCONT");
    kill(child, SIGTSTP);
    is_int(sigwaitinfo(&set, &info), SIGCHLD, "SIGCHLD arrives for SIGTSTP");
    is_int(info.si_status, SIGTSTP, "si_status is SIGTSTP");
    end_child(child);
    return done_testing();
}
