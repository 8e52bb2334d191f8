/*
 * fcntl(2), FD_CLOEXEC: "the file descriptor will automatically be closed during a successful
 * execve(2)", however it was set; other descriptors stay open, and a failed execve closes none.
 */
#include "support.h"
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>

#define MAKERS 14

static int descriptor(int which)
{
    sigset_t none;
    int fds[2];

    sigemptyset(&none);
    switch (which) {
    case 0: return open("/dev/null", O_RDONLY | O_CLOEXEC);
    case 1: pipe2(fds, O_CLOEXEC); return fds[1];
    case 2: return dup3(1, 150, O_CLOEXEC);
    case 3: return fcntl(1, F_DUPFD_CLOEXEC, 120);
    case 4: return eventfd(0, EFD_CLOEXEC);
    case 5: return epoll_create1(EPOLL_CLOEXEC);
    case 6: return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    case 7: socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds); return fds[0];
    case 8: return memfd_create("x", MFD_CLOEXEC);
    case 9: return timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
    case 10: return signalfd(-1, &none, SFD_CLOEXEC);
    case 11: return syscall(SYS_pidfd_open, getpid(), 0);
    case 12: return open("/dev/null", O_RDONLY); /* set below */
    default: return openat(AT_FDCWD, "/", O_PATH | O_CLOEXEC);
    }
}

/* In the new program: bit i of the status says that descriptor i is open. */
static int report(int first, char **numbers)
{
    int open_ones = 0;

    for (int i = 0; numbers[i]; i++)
        open_ones += fcntl(atoi(numbers[i]), F_GETFD) >= 0;
    return first + open_ones;
}

int main(int argc, char **argv)
{
    char numbers[MAKERS][12], *args[MAKERS + 3] = { argv[0] }, *keep_args[3] = { argv[0] };
    char keep[12];
    pid_t pid;
    int fd;

    if (argc > 1)
        return report(0, argv + 1);
    for (int i = 0; i < MAKERS; i++) {
        fd = descriptor(i);
        if (i == 12)
            fcntl(fd, F_SETFD, FD_CLOEXEC);
        is_int(fcntl(fd, F_GETFD), FD_CLOEXEC, "descriptor %d has FD_CLOEXEC", i);
        snprintf(numbers[i], sizeof numbers[i], "%d", fd);
        args[i + 1] = numbers[i];
    }
    if ((pid = fork()) == 0) {
        execv("/proc/self/exe", args);
        _exit(99);
    }
    is_exit(wait_for(pid), 0, "none is open after exec");
    fd = dup(fd);
    is_int(fcntl(fd, F_GETFD), 0, "dup does not copy the flag");
    snprintf(keep, sizeof keep, "%d", fd);
    keep_args[1] = keep;
    if ((pid = fork()) == 0) {
        execv("/proc/self/exe", keep_args);
        _exit(99);
    }
    is_exit(wait_for(pid), 1, "without the flag it stays open");
    execv("/nonexistent", args);
    is_int(report(0, args + 1), MAKERS, "a failed exec closes none");
    return done_testing();
}
