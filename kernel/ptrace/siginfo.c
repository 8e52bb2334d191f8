/* A tracee's signals: the siginfo of its stop, what is pending, what it blocks. */
#include "abi/errno.h"
#include "arch/usercopy.h"
#include "ptrace/ptrace.h"
#include "signal/properties.h"
#include "signal/signal.h"
#include "task/process.h"
#include "task/task.h"

long ptrace_get_siginfo(struct task *task, siginfo_t __user *to)
{
    return task->ptrace->has_info ? put_user(task->ptrace->info, to) : -EINVAL;
}

long ptrace_set_siginfo(struct task *task, const siginfo_t __user *from)
{
    siginfo_t info;

    if (get_user(info, from) != 0)
        return -EFAULT;
    if (!task->ptrace->has_info)
        return -EINVAL;
    task->ptrace->info = info;
    return 0;
}

/*
 * Copies what is queued, from the entry number `from` on, up to count; returns how many there were.
 * DIFFERS: Linux counts in order of arrival, this by signal, and among the same by arrival.
 */
static long peek_queues(const struct pending *pending, uint64_t from, int count,
                        siginfo_t __user *to)
{
    const struct sigqueue *entry;
    uint64_t at = 0;
    int done = 0;

    for (int signal = 1; signal <= K_NSIG; signal++) {
        list_for_each (entry, &pending->queues[signal - 1], link) {
            if (at++ < from)
                continue;
            if (done == count)
                return done;
            if (put_user(entry->info, to + done) != 0)
                return done > 0 ? done : -EFAULT;
            done++;
        }
    }
    return done;
}

long ptrace_peek_siginfo(struct task *task, const void __user *arguments, siginfo_t __user *to)
{
    struct ptrace_peeksiginfo_args args;

    if (copy_from_user(&args, arguments, sizeof(args)) != 0)
        return -EFAULT;
    if ((args.flags & ~PTRACE_PEEKSIGINFO_SHARED) || args.nr < 0)
        return -EINVAL;
    return peek_queues(args.flags & PTRACE_PEEKSIGINFO_SHARED ? &task->process->signals.pending
                                                              : &task->signals.pending,
                       args.off, args.nr, to);
}

/* What counts for a tracee in sigsuspend and the like is the mask that will be back. */
static k_sigset_t *mask_of(struct task *task)
{
    struct task_signals *signals = &task->signals;

    return signals->restore_saved_mask ? &signals->saved_mask : &signals->blocked;
}

long ptrace_get_sigmask(struct task *task, size_t size, k_sigset_t __user *to)
{
    return size == sizeof(k_sigset_t) ? put_user(*mask_of(task), to) : -EINVAL;
}

/* It looks at its signals anyway when it goes on. */
long ptrace_set_sigmask(struct task *task, size_t size, const k_sigset_t __user *from)
{
    k_sigset_t mask;

    if (size != sizeof(mask))
        return -EINVAL;
    if (get_user(mask, from) != 0)
        return -EFAULT;
    task->signals.restore_saved_mask = false;
    task->signals.blocked = mask & ~SIGNALS_UNBLOCKABLE;
    return 0;
}
