/* The System V and 4.3BSD ways to handle and block. Source: sigset(3), sigvec(3). */
#include "signal/internal.h"

#include <errno.h>
#include <signal.h>

/* Block, unblock or ask: the mask before, or -1. */
static int change_one(int how, int sig, sigset_t *old)
{
    sigset_t one;

    sigemptyset(&one);
    if (sigaddset(&one, sig) < 0)
        return -1;
    return sigprocmask(how, &one, old);
}

sighandler_t sigset(int sig, sighandler_t handler)
{
    struct sigaction act = { .sa_flags = 0 };
    struct sigaction old_act;
    sigset_t old;

    if (handler == SIG_HOLD) {
        if (change_one(SIG_BLOCK, sig, &old) < 0 || sigaction(sig, NULL, &old_act) < 0)
            return SIG_ERR;
    } else {
        act.sa_handler = handler;
        if (handler == SIG_ERR) {
            errno = EINVAL;
            return SIG_ERR;
        }
        if (sigaction(sig, &act, &old_act) < 0 || change_one(SIG_UNBLOCK, sig, &old) < 0)
            return SIG_ERR;
    }
    return sigismember(&old, sig) ? SIG_HOLD : old_act.sa_handler;
}

int sighold(int sig)
{
    return change_one(SIG_BLOCK, sig, NULL);
}

int sigrelse(int sig)
{
    return change_one(SIG_UNBLOCK, sig, NULL);
}

int sigignore(int sig)
{
    struct sigaction act = { .sa_handler = SIG_IGN };

    return sigaction(sig, &act, NULL);
}

int sigpause(int sig)
{
    sigset_t mask;

    if (sigprocmask(SIG_BLOCK, NULL, &mask) < 0 || sigdelset(&mask, sig) < 0)
        return -1;
    return sigsuspend(&mask);
}

static int bsd_mask(int how, int bits)
{
    sigset_t set = { { (unsigned int)bits } };
    sigset_t old;

    return sigprocmask(how, &set, &old) < 0 ? -1 : (int)old.__bits[0];
}

int sigblock(int bits)
{
    return bsd_mask(SIG_BLOCK, bits);
}

int sigsetmask(int bits)
{
    return bsd_mask(SIG_SETMASK, bits);
}

int siggetmask(void)
{
    return bsd_mask(SIG_BLOCK, 0);
}
