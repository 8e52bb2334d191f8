/*
 * Dispositions: what each signal does to a process, and how fork and exec pass signal state on.
 */
#include "abi/errno.h"
#include "abi/sched.h"
#include "arch/usercopy.h"
#include "debug/debug.h"
#include "debug/trace.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "signal/properties.h"
#include "signal/signal.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/task.h"
#include "time/posix_timer.h"

/* sigaction(2): unknown flags are cleared, so that a program can find out what is supported. */
#define SA_KNOWN                                                                                   \
    (SA_NOCLDSTOP | SA_NOCLDWAIT | SA_SIGINFO | SA_ONSTACK | SA_RESTART | SA_NODEFER |             \
     SA_RESETHAND | SA_EXPOSE_TAGBITS | SA_RESTORER)

struct k_sigaction *signal_action(const struct process *process, int signal)
{
    return &process->signals.actions->action[signal - 1];
}

bool signal_is_ignored(const struct process *process, int signal)
{
    uint64_t handler = signal_action(process, signal)->handler;
    enum signal_default action = signal_default(signal);

    if (handler == (uint64_t)SIG_DFL)
        return action == DEFAULT_IGNORE || action == DEFAULT_CONTINUE;
    return handler == (uint64_t)SIG_IGN;
}

void signal_action_sets(const struct process *process, k_sigset_t *ignored, k_sigset_t *caught)
{
    *ignored = *caught = 0;
    if (!process->signals.actions)
        return;
    for (int signal = 1; signal <= K_NSIG; signal++) {
        uint64_t handler = signal_action(process, signal)->handler;

        if (handler == (uint64_t)SIG_IGN)
            *ignored |= K_SIGMASK(signal);
        else if (handler != (uint64_t)SIG_DFL)
            *caught |= K_SIGMASK(signal);
    }
}

/* ---- Life cycle ------------------------------------------------------------------------------ */

int signal_init_task(struct task *task)
{
    memset(&task->signals, 0, sizeof(task->signals));
    pending_init(&task->signals.pending);
    return 0;
}

int signal_init_process(struct process *process)
{
    memset(&process->signals, 0, sizeof(process->signals));
    pending_init(&process->signals.pending);
    waitq_init(&process->signals.signalfd_wait);
    waitq_init(&process->signals.dump_wait);
    return 0;
}

static void actions_put(struct sigactions *actions)
{
    if (actions && --actions->references == 0)
        kfree(actions);
}

/* A copy of from with one reference; without `from` all are default. */
static struct sigactions *actions_copy(const struct sigactions *from)
{
    struct sigactions *copy = kzalloc(sizeof(*copy));

    if (copy && from)
        *copy = *from;
    if (copy)
        copy->references = 1;
    return copy;
}

/* exec(3p): caught signals become default, ignored ones stay ignored. */
static void actions_reset_caught(struct sigactions *actions)
{
    for (int i = 0; i < K_NSIG; i++) {
        bool ignored = actions->action[i].handler == (uint64_t)SIG_IGN;

        actions->action[i] = (struct k_sigaction){
            .handler = ignored ? (uint64_t)SIG_IGN : (uint64_t)SIG_DFL,
        };
    }
}

int signal_start(struct process *process)
{
    process->signals.actions = actions_copy(NULL);
    return process->signals.actions ? 0 : -ENOMEM;
}

static int fork_actions(struct process *child, uint64_t clone_flags)
{
    struct sigactions *actions = current_process()->signals.actions;

    if (clone_flags & CLONE_SIGHAND) {
        actions->references++;
        child->signals.actions = actions;
        return 0;
    }
    child->signals.actions = actions_copy(actions);
    if (!child->signals.actions)
        return -ENOMEM;
    if (clone_flags & CLONE_CLEAR_SIGHAND)
        actions_reset_caught(child->signals.actions);
    return 0;
}

int signal_fork(struct task *child, uint64_t clone_flags)
{
    child->signals.blocked = current->signals.blocked;
    child->signals.altstack = current->signals.altstack;
    if ((clone_flags & (CLONE_VM | CLONE_VFORK)) == CLONE_VM)
        altstack_reset(child);
    if (clone_flags & CLONE_THREAD)
        return 0;
    return fork_actions(child->process, clone_flags);
}

int signal_exec(struct task *task)
{
    struct process_signals *signals = &task->process->signals;
    struct sigactions *own;

    if (signals->actions->references > 1) {
        own = actions_copy(signals->actions);
        if (!own)
            return -ENOMEM;
        actions_put(signals->actions);
        signals->actions = own;
    }
    actions_reset_caught(signals->actions);
    task->signals.altstack.ss_sp = NULL;
    task->signals.altstack.ss_size = 0;
    return 0;
}

void signal_exit_task(struct task *task)
{
    if (signal_pending(task))
        signal_retarget(task, ~task->signals.blocked);
    stop_leave(task);
    if (task->process->signals.last_chosen == task)
        task->process->signals.last_chosen = NULL;
    signal_discard(&task->signals.pending, ~K_SIGMASK(SIGKILL), task->tid, TRACE_DISCARD_EXITING);
    pending_discard(&task->signals.pending, ~0ull);
}

void signal_exit_process(struct process *process)
{
    struct list *waiters = &process->signals.signalfd_wait.waiters;

    pending_discard(&process->signals.pending, ~0ull);
    /* An epoll of another process may still watch a signalfd through this process's queue; as in
     * Linux it looks once more, then for the last time. */
    waitq_wake_all(&process->signals.signalfd_wait);
    while (!list_empty(waiters))
        list_remove(waiters->next);
    actions_put(process->signals.actions);
    process->signals.actions = NULL;
}

/* ---- rt_sigaction ---------------------------------------------------------------------------- */

/* POSIX: setting a disposition that ignores the signal discards what is pending of it.
 * Linux: a timer whose signal was ignored when it fired sends it once it no longer is. */
static void action_changed(struct process *process, int signal, bool was_ignored)
{
    if (signal_is_ignored(process, signal))
        signal_discard_everywhere(process, K_SIGMASK(signal), TRACE_DISCARD_IGNORED);
    else if (was_ignored)
        posix_timers_unignore(process, signal);
}

static int set_action(int signal, const struct k_sigaction *action, struct k_sigaction *old)
{
    struct process *process = current_process();
    struct k_sigaction *slot;
    bool was_ignored;

    if (!signal_is_valid(signal) || (action && (K_SIGMASK(signal) & SIGNALS_UNBLOCKABLE)))
        return -EINVAL;
    slot = signal_action(process, signal);
    was_ignored = signal_is_ignored(process, signal);
    *old = *slot;
    if (!action)
        return 0;
    *slot = *action;
    slot->flags &= SA_KNOWN;
    slot->mask &= ~SIGNALS_UNBLOCKABLE;
    action_changed(process, signal, was_ignored);
    return 0;
}

long sys_rt_sigaction(int signal, const struct k_sigaction __user *action,
                      struct k_sigaction __user *old, size_t set_size)
{
    struct k_sigaction wanted, before;
    int error;

    if (set_size != sizeof(k_sigset_t))
        return -EINVAL;
    if (action && get_user(wanted, action) != 0)
        return -EFAULT;
    error = set_action(signal, action ? &wanted : NULL, &before);
    if (error)
        return error;
    return old ? put_user(before, old) : 0;
}
