/*
 * sigaction.c — what happens on a signal.
 * Source: sigaction(2), signal(2), siginterrupt(3).
 */
#include "internal/syscall.h"
#include "signal/internal.h"

#include <errno.h>
#include <signal.h>

void __restore_rt(void);

int sigaction(int sig, const struct sigaction *restrict act, struct sigaction *restrict old)
{
    struct k_sigaction new_k;
    struct k_sigaction old_k;
    long ret;

    if (is_internal(sig)) {
        errno = EINVAL;
        return -1;
    }
    if (act) {
        new_k.handler = (uint64_t)act->sa_handler;
        new_k.flags = (unsigned int)act->sa_flags | SA_RESTORER;
        new_k.restorer = (uint64_t)__restore_rt;
        new_k.mask = act->sa_mask.__bits[0] & ~INTERNAL_SIGNALS;
    }
    ret = SYSCALL(rt_sigaction, sig, act ? &new_k : 0, old ? &old_k : 0, KERNEL_SIGSET_SIZE);
    if (ret == 0 && old) {
        old->sa_handler = (sighandler_t)old_k.handler;
        old->sa_flags = (int)old_k.flags;
        old->sa_mask.__bits[0] = old_k.mask;
        old->sa_restorer = (void (*)(void))old_k.restorer;
    }
    return (int)ret;
}

/* Signals that siginterrupt made interrupting: signal() leaves out SA_RESTART for them. */
static k_sigset_t interrupting;

static sighandler_t install(int sig, sighandler_t handler, int flags)
{
    struct sigaction act = { .sa_flags = flags };
    struct sigaction old;

    if (handler == SIG_ERR || sig < 1 || sig > K_NSIG) {
        errno = EINVAL;
        return SIG_ERR;
    }
    act.sa_handler = handler;
    if (!(flags & (int)SA_NODEFER))
        sigaddset(&act.sa_mask, sig);
    return sigaction(sig, &act, &old) < 0 ? SIG_ERR : old.sa_handler;
}

sighandler_t signal(int sig, sighandler_t handler)
{
    int restart = sig >= 1 && sig <= K_NSIG && !(interrupting & K_SIGMASK(sig));

    return install(sig, handler, restart ? (int)SA_RESTART : 0);
}

sighandler_t bsd_signal(int sig, sighandler_t handler)
{
    return signal(sig, handler);
}

sighandler_t sysv_signal(int sig, sighandler_t handler)
{
    return install(sig, handler, (int)(SA_RESETHAND | SA_NODEFER | SA_INTERRUPT));
}

int siginterrupt(int sig, int flag)
{
    struct sigaction act;

    if (sigaction(sig, NULL, &act) < 0)
        return -1;
    if (flag) {
        act.sa_flags &= ~(int)SA_RESTART;
        interrupting |= K_SIGMASK(sig);
    } else {
        act.sa_flags |= (int)SA_RESTART;
        interrupting &= ~K_SIGMASK(sig);
    }
    return sigaction(sig, &act, NULL);
}
