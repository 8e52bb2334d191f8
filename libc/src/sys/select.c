/* Waiting for several descriptors: select, poll, epoll. */
#include "internal/syscall.h"

#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>

int poll(struct pollfd *fds, nfds_t count, int timeout)
{
    return (int)SYSCALL(poll, fds, count, timeout);
}

int ppoll(struct pollfd *fds, nfds_t count, const struct timespec *timeout, const sigset_t *mask)
{
    /* The kernel writes the time that is left into what it is given. */
    struct timespec left;

    if (timeout)
        left = *timeout;
    return (int)SYSCALL(ppoll, fds, count, timeout ? &left : 0, mask, KERNEL_SIGSET_SIZE);
}

int select(int count, fd_set *restrict in, fd_set *restrict out, fd_set *restrict except,
           struct timeval *restrict timeout)
{
    return (int)SYSCALL(select, count, in, out, except, timeout);
}

int pselect(int count, fd_set *restrict in, fd_set *restrict out, fd_set *restrict except,
            const struct timespec *restrict timeout, const sigset_t *restrict mask)
{
    struct k_sigset_argpack pack = { (uint64_t)mask, KERNEL_SIGSET_SIZE };
    struct timespec left;

    if (timeout)
        left = *timeout;
    return (int)SYSCALL(pselect6, count, in, out, except, timeout ? &left : 0, &pack);
}

int epoll_create(int size)
{
    return (int)SYSCALL(epoll_create, size);
}

int epoll_create1(int flags)
{
    return (int)SYSCALL(epoll_create1, flags);
}

int epoll_ctl(int epfd, int op, int fd, struct epoll_event *event)
{
    return (int)SYSCALL(epoll_ctl, epfd, op, fd, event);
}

int epoll_wait(int epfd, struct epoll_event *events, int max, int timeout)
{
    return (int)SYSCALL(epoll_wait, epfd, events, max, timeout);
}

int epoll_pwait(int epfd, struct epoll_event *events, int max, int timeout, const sigset_t *mask)
{
    return (int)SYSCALL(epoll_pwait, epfd, events, max, timeout, mask, KERNEL_SIGSET_SIZE);
}

int epoll_pwait2(int epfd, struct epoll_event *events, int max, const struct timespec *timeout,
                 const sigset_t *mask)
{
    return (int)SYSCALL(epoll_pwait2, epfd, events, max, timeout, mask, KERNEL_SIGSET_SIZE);
}
