/* Waiting for a signal without a handler. */
#include "internal/syscall.h"

#include <errno.h>
#include <signal.h>

int sigtimedwait(const sigset_t *restrict set, siginfo_t *restrict info,
                 const struct timespec *restrict timeout)
{
    return (int)SYSCALL(rt_sigtimedwait, set, info, timeout, KERNEL_SIGSET_SIZE);
}

int sigwaitinfo(const sigset_t *restrict set, siginfo_t *restrict info)
{
    return sigtimedwait(set, info, NULL);
}

/* POSIX: sigwait does not fail with EINTR. */
int sigwait(const sigset_t *restrict set, int *restrict sig)
{
    long ret;

    do
        ret = RAW(rt_sigtimedwait, set, 0, 0, KERNEL_SIGSET_SIZE);
    while (ret == -EINTR);
    if (ret < 0)
        return (int)-ret;
    *sig = (int)ret;
    return 0;
}
