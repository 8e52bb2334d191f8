/* The mask of blocked signals, and what is pending behind it. */
#include "internal/syscall.h"
#include "signal/internal.h"

#include <errno.h>
#include <signal.h>

int pthread_sigmask(int how, const sigset_t *restrict set, sigset_t *restrict old)
{
    sigset_t allowed;
    long ret;

    if (set)
        allowed.__bits[0] = set->__bits[0] & ~INTERNAL_SIGNALS;
    ret = RAW(rt_sigprocmask, how, set ? &allowed : 0, old, KERNEL_SIGSET_SIZE);
    return (int)-ret;
}

int sigprocmask(int how, const sigset_t *restrict set, sigset_t *restrict old)
{
    int err = pthread_sigmask(how, set, old);

    if (!err)
        return 0;
    errno = err;
    return -1;
}

int sigpending(sigset_t *set)
{
    return (int)SYSCALL(rt_sigpending, set, KERNEL_SIGSET_SIZE);
}

int sigsuspend(const sigset_t *mask)
{
    return (int)SYSCALL(rt_sigsuspend, mask, KERNEL_SIGSET_SIZE);
}

int sigaltstack(const stack_t *restrict stack, stack_t *restrict old)
{
    return (int)SYSCALL(sigaltstack, stack, old);
}
