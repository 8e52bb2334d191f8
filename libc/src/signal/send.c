/* Sending signals. */
#include "internal/syscall.h"
#include "internal/thread.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

int kill(pid_t pid, int sig)
{
    return (int)SYSCALL(kill, pid, sig);
}

int killpg(pid_t pgrp, int sig)
{
    if (pgrp < 0) {
        errno = EINVAL;
        return -1;
    }
    return kill(-pgrp, sig);
}

int tgkill(pid_t pid, pid_t tid, int sig)
{
    return (int)SYSCALL(tgkill, pid, tid, sig);
}

/*
 * To the calling thread. The ids are asked for while signals are blocked: a handler that forks
 * would make them wrong; the signal itself arrives before raise returns, when the mask is back.
 */
int raise(int sig)
{
    k_sigset_t all = ~0ull;
    k_sigset_t old;
    long ret;

    RAW(rt_sigprocmask, SIG_BLOCK, &all, &old, KERNEL_SIGSET_SIZE);
    ret = RAW(tgkill, RAW(getpid), RAW(gettid), sig);
    RAW(rt_sigprocmask, SIG_SETMASK, &old, 0, KERNEL_SIGSET_SIZE);
    return (int)__syscall_ret(ret);
}

static void fill(siginfo_t *info, int sig, const union sigval value)
{
    memset(info, 0, sizeof *info);
    info->si_signo = sig;
    info->si_code = SI_QUEUE;
    info->si_pid = (pid_t)RAW(getpid);
    info->si_uid = (uid_t)RAW(getuid);
    info->si_value = value;
}

int sigqueue(pid_t pid, int sig, const union sigval value)
{
    siginfo_t info;

    fill(&info, sig, value);
    return (int)SYSCALL(rt_sigqueueinfo, pid, sig, &info);
}

int pthread_kill(pthread_t thread, int sig)
{
    int tid = __atomic_load_n(&thread->tid, __ATOMIC_RELAXED);

    return tid ? (int)-RAW(tgkill, RAW(getpid), tid, sig) : 0;
}

int pthread_sigqueue(pthread_t thread, int sig, const union sigval value)
{
    int tid = __atomic_load_n(&thread->tid, __ATOMIC_RELAXED);
    siginfo_t info;

    fill(&info, sig, value);
    return tid ? (int)-RAW(rt_tgsigqueueinfo, RAW(getpid), tid, sig, &info) : 0;
}
