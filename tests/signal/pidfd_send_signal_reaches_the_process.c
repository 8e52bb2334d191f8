/* pidfd_send_signal(2): "sends the signal sig to the target process referred to by pidfd". */
#include "support.h"

static void sleep_for_ever(void)
{
    for (;;)
        pause();
}

int main(void)
{
    pid_t child = start_child(sleep_for_ever);
    int fd = syscall(SYS_pidfd_open, child, 0);
    siginfo_t info;

    ok(fd >= 0, "pidfd_open succeeds");
    is_int(syscall(SYS_pidfd_send_signal, fd, 0, NULL, 0), 0, "signal 0 only checks");
    fails_with(syscall(SYS_pidfd_send_signal, fd, 65, NULL, 0), EINVAL, "signal 65 is EINVAL");
    fails_with(syscall(SYS_pidfd_send_signal, fd, SIGTERM, NULL, 0x1000), EINVAL,
               "an unknown flag is EINVAL");
    fails_with(syscall(SYS_pidfd_send_signal, 99, SIGTERM, NULL, 0), EBADF,
               "a bad descriptor is EBADF");
    fails_with(syscall(SYS_pidfd_send_signal, 1, SIGTERM, NULL, 0), EBADF,
               "another kind of file is EBADF");
    memset(&info, 0, sizeof info);
    info.si_signo = SIGUSR1;
    info.si_code = SI_QUEUE;
    fails_with(syscall(SYS_pidfd_send_signal, fd, SIGTERM, &info, 0), EINVAL,
               "another si_signo is EINVAL");
    info.si_signo = SIGTERM;
    info.si_code = SI_USER;
    fails_with(syscall(SYS_pidfd_send_signal, fd, SIGTERM, &info, 0), EPERM,
               "a forged si_code is EPERM");
    is_int(syscall(SYS_pidfd_send_signal, fd, SIGTERM, NULL, 0), 0, "SIGTERM is sent");
    is_killed(wait_for(child), SIGTERM, "and ends the process");
    fails_with(syscall(SYS_pidfd_send_signal, fd, SIGTERM, NULL, 0), ESRCH,
               "a reaped process is ESRCH");
    return done_testing();
}
