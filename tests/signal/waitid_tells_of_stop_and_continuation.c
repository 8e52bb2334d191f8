/*
 * waitid(2): WSTOPPED, WCONTINUED; si_code CLD_STOPPED or CLD_CONTINUED, si_status the signal;
 * WNOWAIT leaves it to be seen again.
 */
#include "support.h"

static void sleep_for_ever(void)
{
    for (;;)
        pause();
}

int main(void)
{
    pid_t child = start_child(sleep_for_ever);
    siginfo_t info;

    setpgid(child, child);
    kill(child, SIGTSTP);
    memset(&info, 0, sizeof info);
    is_int(waitid(P_PID, child, &info, WSTOPPED | WNOWAIT), 0, "WSTOPPED sees the stop");
    is_int(info.si_signo, SIGCHLD, "si_signo is SIGCHLD");
    is_int(info.si_code, CLD_STOPPED, "si_code is CLD_STOPPED");
    is_int(info.si_status, SIGTSTP, "si_status is the signal");
    ok(info.si_pid == child, "si_pid is the child");
    memset(&info, 0, sizeof info);
    is_int(waitid(P_PID, child, &info, WSTOPPED), 0, "after WNOWAIT it is seen again");
    is_int(info.si_code, CLD_STOPPED, "the same");
    memset(&info, 0, sizeof info);
    is_int(waitid(P_PID, child, &info, WSTOPPED | WNOHANG), 0, "then no more");
    is_int(info.si_pid, 0, "si_pid is 0");
    kill(child, SIGCONT);
    is_int(waitid(P_PID, child, &info, WCONTINUED | WNOWAIT), 0,
           "WCONTINUED sees the continuation");
    is_int(info.si_code, CLD_CONTINUED, "si_code is CLD_CONTINUED");
    is_int(info.si_status, SIGCONT, "si_status is SIGCONT");
    is_int(waitid(P_PID, child, &info, WCONTINUED), 0, "after WNOWAIT it is seen again");
    end_child(child);
    return done_testing();
}
