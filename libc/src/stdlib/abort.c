/*
 * abort.c — POSIX: end by SIGABRT even if it is blocked or ignored; a handler is called, and only
 * if it returns is the default action restored and the signal sent again.
 */
#include "internal/lock.h"
#include "internal/syscall.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

void abort(void)
{
    static int lock;
    struct k_sigaction dfl = { 0, 0, 0, 0 };
    k_sigset_t abrt = K_SIGMASK(SIGABRT);

    RAW(rt_sigprocmask, SIG_UNBLOCK, &abrt, 0, KERNEL_SIGSET_SIZE);
    raise(SIGABRT);

    /* Whoever comes here second waits: the first ends the process. */
    __lock(&lock);
    RAW(rt_sigaction, SIGABRT, &dfl, 0, KERNEL_SIGSET_SIZE);
    raise(SIGABRT);
    RAW(rt_sigprocmask, SIG_UNBLOCK, &abrt, 0, KERNEL_SIGSET_SIZE);
    for (;;)
        _exit(127);
}
