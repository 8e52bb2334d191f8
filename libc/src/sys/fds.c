/* Descriptors that stand for events: eventfd, signalfd, timerfd, pidfd. */
#include "internal/syscall.h"

#include <sys/eventfd.h>
#include <sys/pidfd.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

int eventfd(unsigned int value, int flags)
{
    return (int)SYSCALL(eventfd2, value, flags);
}

int eventfd_read(int fd, eventfd_t *value)
{
    return read(fd, value, sizeof *value) == sizeof *value ? 0 : -1;
}

int eventfd_write(int fd, eventfd_t value)
{
    return write(fd, &value, sizeof value) == sizeof value ? 0 : -1;
}

int signalfd(int fd, const sigset_t *mask, int flags)
{
    return (int)SYSCALL(signalfd4, fd, mask, KERNEL_SIGSET_SIZE, flags);
}

int timerfd_create(int clock, int flags)
{
    return (int)SYSCALL(timerfd_create, clock, flags);
}

int timerfd_gettime(int fd, struct itimerspec *left)
{
    return (int)SYSCALL(timerfd_gettime, fd, left);
}

int timerfd_settime(int fd, int flags, const struct itimerspec *value, struct itimerspec *old)
{
    return (int)SYSCALL(timerfd_settime, fd, flags, value, old);
}

int pidfd_open(pid_t pid, unsigned int flags)
{
    return (int)SYSCALL(pidfd_open, pid, flags);
}

int pidfd_getfd(int pidfd, int fd, unsigned int flags)
{
    return (int)SYSCALL(pidfd_getfd, pidfd, fd, flags);
}

int pidfd_send_signal(int pidfd, int sig, siginfo_t *info, unsigned int flags)
{
    return (int)SYSCALL(pidfd_send_signal, pidfd, sig, info, flags);
}
