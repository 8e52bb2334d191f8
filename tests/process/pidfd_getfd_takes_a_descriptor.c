/*
 * pidfd_getfd(2): "allocates a new file descriptor in the calling process. This new file
 * descriptor is a duplicate of an existing file descriptor, targetfd, in the process referred to
 * by" pidfd.
 */
#include "support.h"

static int ready[2], number[2];

static void hold_a_pipe(void)
{
    int fds[2];

    make_pipe(fds);
    if (write(fds[1], "secret", 6) != 6 || write(number[1], &fds[0], sizeof fds[0]) < 0)
        _exit(1);
    tell(ready[1]);
    for (;;)
        pause();
}

int main(void)
{
    char text[7] = "";
    pid_t child;
    int pidfd, target = -1, fd;

    make_pipe(ready);
    make_pipe(number);
    child = start_child(hold_a_pipe);
    await(ready[0]);
    if (read(number[0], &target, sizeof target) != sizeof target)
        bail_out("no number");
    pidfd = syscall(SYS_pidfd_open, child, 0);
    fd = syscall(SYS_pidfd_getfd, pidfd, target, 0);
    ok(fd >= 0, "a child's descriptor is taken");
    is_int(read(fd, text, 6), 6, "and read");
    is_str(text, "secret", "it is the same pipe");
    is_int(fcntl(fd, F_GETFD), FD_CLOEXEC, "it is close-on-exec");
    fails_with(syscall(SYS_pidfd_getfd, pidfd, 500, 0), EBADF, "one that is not open is EBADF");
    fails_with(syscall(SYS_pidfd_getfd, pidfd, target, 1), EINVAL, "flags are EINVAL");
    fails_with(syscall(SYS_pidfd_getfd, ready[0], target, 0), EBADF, "no pidfd is EBADF");
    end_child(child);
    fails_with(syscall(SYS_pidfd_getfd, pidfd, target, 0), ESRCH, "a dead process is ESRCH");
    return done_testing();
}
