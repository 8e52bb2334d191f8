/* Sets of signals. */
#include "signal/internal.h"

#include <errno.h>
#include <signal.h>

static int invalid(int sig)
{
    if (sig >= 1 && sig <= K_NSIG && !is_internal(sig))
        return 0;
    errno = EINVAL;
    return 1;
}

int sigemptyset(sigset_t *set)
{
    set->__bits[0] = 0;
    return 0;
}

int sigfillset(sigset_t *set)
{
    set->__bits[0] = ~INTERNAL_SIGNALS;
    return 0;
}

int sigaddset(sigset_t *set, int sig)
{
    if (invalid(sig))
        return -1;
    set->__bits[0] |= K_SIGMASK(sig);
    return 0;
}

int sigdelset(sigset_t *set, int sig)
{
    if (invalid(sig))
        return -1;
    set->__bits[0] &= ~K_SIGMASK(sig);
    return 0;
}

int sigismember(const sigset_t *set, int sig)
{
    if (sig < 1 || sig > K_NSIG) {
        errno = EINVAL;
        return -1;
    }
    return (set->__bits[0] & K_SIGMASK(sig)) != 0;
}

int sigisemptyset(const sigset_t *set)
{
    return set->__bits[0] == 0;
}

int sigandset(sigset_t *set, const sigset_t *a, const sigset_t *b)
{
    set->__bits[0] = a->__bits[0] & b->__bits[0];
    return 0;
}

int sigorset(sigset_t *set, const sigset_t *a, const sigset_t *b)
{
    set->__bits[0] = a->__bits[0] | b->__bits[0];
    return 0;
}

int __libc_current_sigrtmin(void)
{
    return SIGRTMIN;
}

int __libc_current_sigrtmax(void)
{
    return SIGRTMAX;
}
