/* sigaction(2): SIGCHLD fills in si_pid, si_status, si_uid; CLD_EXITED with the exit status. */
#include "support.h"

int main(void)
{
    sigset_t set = set_of(SIGCHLD);
    siginfo_t info;
    pid_t child;

    block_signal(SIGCHLD);
    child = fork();
    if (child == 0)
        _exit(77);
    is_int(sigwaitinfo(&set, &info), SIGCHLD, "SIGCHLD arrives");
    is_int(info.si_code, CLD_EXITED, "si_code is CLD_EXITED");
    ok(info.si_pid == child, "si_pid is the child");
    is_int(info.si_uid, getuid(), "si_uid is the child's real uid");
    is_int(info.si_status, 77, "si_status is the exit status");
    is_exit(wait_for(child), 77, "the child can be waited for then");
    return done_testing();
}
