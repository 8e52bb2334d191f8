/*
 * signalfd(2): EINVAL for flags and size; SIGKILL and SIGSTOP in the set are silently ignored;
 * SFD_CLOEXEC.
 */
#include "support.h"
#include <sys/signalfd.h>

int main(void)
{
    sigset_t set, all;
    int fd;

    set = set_of(SIGUSR1);
    fails_with(signalfd(-1, &set, 1), EINVAL, "unknown flags");
    fails_with(syscall(SYS_signalfd4, -1, &set, 4, 0), EINVAL, "a set of 4 bytes");
    fails_with(syscall(SYS_signalfd4, -1, 8, 8, 0), EFAULT, "a bad set");
    fd = signalfd(-1, &set, SFD_CLOEXEC);
    is_int(fcntl(fd, F_GETFD), FD_CLOEXEC, "SFD_CLOEXEC sets close-on-exec");
    is_int(fcntl(fd, F_GETFL) & O_NONBLOCK, 0, "it blocks by default");
    fd = signalfd(-1, &set, SFD_NONBLOCK);
    is_int(fcntl(fd, F_GETFL) & O_NONBLOCK, O_NONBLOCK, "SFD_NONBLOCK sets O_NONBLOCK");
    is_int(fcntl(fd, F_GETFD), 0, "it is not close-on-exec by default");
    sigfillset(&all);
    ok(signalfd(-1, &all, 0) >= 0, "a full set is accepted");
    fails_with(write(fd, "x", 1), EINVAL, "it cannot be written");
    return done_testing();
}
