/*
 * pidfd_open(2): EINVAL for bad flags or pid, ESRCH for no process; the descriptor is
 * close-on-exec.
 */
#include "support.h"

int main(void)
{
    pid_t gone = fork();
    int fd;

    if (gone == 0)
        _exit(0);
    wait_for(gone);
    fails_with(syscall(SYS_pidfd_open, getpid(), 1), EINVAL, "unknown flags");
    fails_with(syscall(SYS_pidfd_open, 0, 0), EINVAL, "pid 0");
    fails_with(syscall(SYS_pidfd_open, -1, 0), EINVAL, "pid -1");
    fails_with(syscall(SYS_pidfd_open, gone, 0), ESRCH, "a process that is gone");
    fd = syscall(SYS_pidfd_open, getpid(), 0);
    ok(fd >= 0, "one's own process can be opened");
    is_int(fcntl(fd, F_GETFD), FD_CLOEXEC, "the descriptor is close-on-exec");
    fails_with(read(fd, &fd, 1), EINVAL, "it cannot be read");
    return done_testing();
}
