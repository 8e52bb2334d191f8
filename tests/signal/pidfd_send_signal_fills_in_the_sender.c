/*
 * pidfd_send_signal(2): "If the info argument is NULL ... equivalent to that supplied by kill(2)."
 */
#include "support.h"

int main(void)
{
    sigset_t set = set_of(SIGUSR1);
    siginfo_t info, got;
    int fd = syscall(SYS_pidfd_open, getpid(), 0);

    block_signal(SIGUSR1);
    syscall(SYS_pidfd_send_signal, fd, SIGUSR1, NULL, 0);
    is_int(take_pending(&set, &got), SIGUSR1, "the signal arrived");
    is_int(got.si_code, SI_USER, "si_code is SI_USER");
    ok(got.si_pid == getpid(), "si_pid is the sender");
    is_int(got.si_uid, getuid(), "si_uid is the sender's");
    memset(&info, 0, sizeof info);
    info.si_signo = SIGUSR1;
    info.si_code = SI_QUEUE;
    info.si_value.sival_int = 5;
    is_int(syscall(SYS_pidfd_send_signal, fd, SIGUSR1, &info, 0), 0, "an info may be given");
    is_int(take_pending(&set, &got), SIGUSR1, "the signal arrived");
    is_int(got.si_value.sival_int, 5, "with its value");
    return done_testing();
}
