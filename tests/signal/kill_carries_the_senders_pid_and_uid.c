/*
 * sigaction(2): "Signals sent with kill(2) and sigqueue(3) fill in si_pid and si_uid", si_uid
 * being the real user id of the sender.
 */
#include "support.h"

int main(void)
{
    pid_t parent = getpid(), child;
    sigset_t set = set_of(SIGUSR1);
    siginfo_t info;

    block_signal(SIGUSR1);
    child = fork();
    if (child == 0)
        _exit(kill(parent, SIGUSR1) != 0);
    wait_for(child);
    memset(&info, 0x55, sizeof info);
    is_int(sigwaitinfo(&set, &info), SIGUSR1, "the signal arrived");
    is_int(info.si_signo, SIGUSR1, "si_signo is the signal");
    is_int(info.si_errno, 0, "si_errno is 0");
    is_int(info.si_code, SI_USER, "si_code is SI_USER");
    ok(info.si_pid == child, "si_pid is the sender");
    is_int(info.si_uid, getuid(), "si_uid is the sender's real uid");
    return done_testing();
}
