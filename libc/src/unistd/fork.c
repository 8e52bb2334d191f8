/*
 * fork.c — a copy of the process. The heap and the list of streams are held still meanwhile, so
 * that the child, in which only the calling thread goes on, finds them whole.
 */
#include "internal/fork.h"
#include "internal/malloc.h"
#include "internal/syscall.h"
#include "internal/thread.h"

#include <unistd.h>

#pragma weak __atfork_run
#pragma weak __malloc_lock
#pragma weak __malloc_unlock
#pragma weak __threads_forget_others

pid_t _Fork(void)
{
    long pid;
    sigset_t all;
    sigset_t old;

    /* No handler may see the child before its control block is right. */
    sigfillset(&all);
    RAW(rt_sigprocmask, SIG_BLOCK, &all, &old, KERNEL_SIGSET_SIZE);
    pid = RAW(clone, CLONE_CHILD_CLEARTID | CLONE_CHILD_SETTID | SIGCHLD, 0, 0, &__self()->tid, 0);
    if (pid == 0) {
        __thread_count = 1;
        if (__threads_forget_others)
            __threads_forget_others();
    }
    RAW(rt_sigprocmask, SIG_SETMASK, &old, 0, KERNEL_SIGSET_SIZE);
    return (pid_t)__syscall_ret(pid);
}

pid_t fork(void)
{
    pid_t pid;

    if (__atfork_run)
        __atfork_run(ATFORK_PREPARE);
    if (__malloc_lock)
        __malloc_lock();
    pid = _Fork();
    if (__malloc_unlock)
        __malloc_unlock();
    if (__atfork_run)
        __atfork_run(pid == 0 ? ATFORK_CHILD : ATFORK_PARENT);
    return pid;
}
