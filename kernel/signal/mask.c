/*
 * Blocked sets: what a thread takes now, what waits; temporary masks; the work flag.
 */
#include "abi/errno.h"
#include "arch/usercopy.h"
#include "debug/trace.h"
#include "signal/properties.h"
#include "signal/signal.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"

bool signal_pending(const struct task *task)
{
    return task->signals.work;
}

bool signal_fatal_pending(const struct task *task)
{
    return pending_has(&task->signals.pending, SIGKILL);
}

bool signal_is_blocked(const struct task *task, int signal)
{
    return task->signals.blocked & K_SIGMASK(signal);
}

/*
 * Work is there if
 * - a signal that is not blocked is pending for the thread or for its process,
 * - it has to stop, or to tell the parent of a stop or continue.
 */
void signal_recalculate(void)
{
    struct task_signals *own = &current->signals;
    struct process_signals *shared = &current_process()->signals;

    own->work = ((own->pending.set | shared->pending.set) & ~own->blocked) != 0 || own->stop != 0 ||
                shared->stop_notice != 0;
}

void signal_retarget(struct task *task, k_sigset_t signals)
{
    struct process *process = task->process;
    k_sigset_t left = process->signals.pending.set & signals;
    struct task *other;

    list_for_each (other, &process->tasks, process_link) {
        k_sigset_t blocked = other->signals.blocked & ~other->signals.waiting_for;

        if (other == task || other->exiting || !(left & ~blocked))
            continue;
        left &= blocked;
        if (!signal_pending(other))
            signal_wake(other, false);
        if (!left)
            return;
    }
}

void signal_set_blocked(k_sigset_t mask)
{
    struct task_signals *own = &current->signals;
    k_sigset_t newly_blocked;

    mask &= ~SIGNALS_UNBLOCKABLE;
    newly_blocked = mask & ~own->blocked;
    if (own->work && newly_blocked)
        signal_retarget(current, newly_blocked);
    own->blocked = mask;
    signal_recalculate();
}

void signal_set_temporary_mask(k_sigset_t mask)
{
    struct task_signals *own = &current->signals;

    own->saved_mask = own->blocked;
    own->restore_saved_mask = true;
    signal_set_blocked(mask);
}

long signal_end_temporary_mask(long result)
{
    struct task_signals *own = &current->signals;

    if (!own->restore_saved_mask)
        return result;
    if (result == -EINTR || (result <= -ERESTARTSYS && result >= -ERESTART_RESTARTBLOCK)) {
        own->work = true; /* signal_deliver puts the mask back */
        return result;
    }
    own->restore_saved_mask = false;
    signal_set_blocked(own->saved_mask);
    return result;
}

int signal_copy_set(k_sigset_t *set, const k_sigset_t __user *from, size_t set_size)
{
    if (set_size != sizeof(*set))
        return -EINVAL;
    return get_user(*set, from);
}

/* ---- System calls ---------------------------------------------------------------------------- */

static int change_mask(int how, k_sigset_t set)
{
    k_sigset_t blocked = current->signals.blocked;

    switch (how) {
    case SIG_BLOCK: signal_set_blocked(blocked | set); return 0;
    case SIG_UNBLOCK: signal_set_blocked(blocked & ~set); return 0;
    case SIG_SETMASK: signal_set_blocked(set); return 0;
    default: return -EINVAL;
    }
}

long sys_rt_sigprocmask(int how, const k_sigset_t __user *set, k_sigset_t __user *old,
                        size_t set_size)
{
    k_sigset_t before = current->signals.blocked, wanted;
    int error;

    if (set_size != sizeof(k_sigset_t))
        return -EINVAL;
    if (set) {
        if (get_user(wanted, set) != 0)
            return -EFAULT;
        error = change_mask(how, wanted);
        if (error)
            return error;
    }
    return old ? put_user(before, old) : 0;
}

/* The union of both sets, as far as it is blocked (POSIX: sigpending). */
long sys_rt_sigpending(k_sigset_t __user *set, size_t set_size)
{
    k_sigset_t pending = (current->signals.pending.set | current_process()->signals.pending.set) &
                         current->signals.blocked;

    if (set_size > sizeof(pending))
        return -EINVAL;
    return copy_to_user(set, &pending, set_size);
}
