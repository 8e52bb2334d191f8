/* sigaction(2): CLD_KILLED with the signal in si_status. */
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
    kill(child, SIGUSR2);
    is_int(sigwaitinfo(&set, &info), SIGCHLD, "SIGCHLD arrives");
    is_int(info.si_code, CLD_KILLED, "si_code is CLD_KILLED");
    ok(info.si_pid == child, "si_pid is the child");
    is_int(info.si_status, SIGUSR2, "si_status is the signal");
    is_killed(wait_for(child), SIGUSR2, "the wait status says the same");
    return done_testing();
}
