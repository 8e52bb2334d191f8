/*
 * Delivery: what a thread does about its signals on the way to user mode. The one loop is
 * signal_deliver(); what it takes from the queues is decided by take_signal():
 *
 *   - a thread that must die, dies; one that has to stop, stops (and looks again when it runs on);
 *   - faults come first, then the private set, then the shared one, lowest number first;
 *   - a tracer sees it before all else, and may replace it or take it away;
 *   - ignored: dropped; default: stop, core, end or nothing; a handler: its frame is built.
 *
 * Several handlers stack up: the frame of the last signal taken is on top, so its handler runs
 * first, and returns into the handler before it.
 */
#include "abi/errno.h"
#include "abi/syscall_nr.h"
#include "abi/wait.h"
#include "arch/arch.h"
#include "arch/sigframe.h"
#include "coredump/coredump.h"
#include "debug/debug.h"
#include "debug/trace.h"
#include "ptrace/ptrace.h"
#include "signal/properties.h"
#include "signal/signal.h"
#include "task/process.h"
#include "task/task.h"

/* ---- Default actions ------------------------------------------------------------------------- */

/* A fatal signal was taken, or the process is ending anyway. */
static void die(int signal, const siginfo_t *info) __attribute__((noreturn));

static void die(int signal, const siginfo_t *info)
{
    struct process *process = current_process();
    bool dumped = false;

    if (process->group_exiting)
        process_exit(process->exit_code);
    if (signal_default(signal) == DEFAULT_CORE)
        dumped = coredump_write(signal, info);
    trace_event(TRACE_SIGNAL_FATAL, process->pid, signal, dumped);
    if (dumped)
        process->exit_code |= WCOREFLAG;
    process_exit(signal);
}

/* SIGKILL in the private set: the process exits, or another thread of it execs. */
static void die_if_killed(void)
{
    struct process *process = current_process();

    if (!signal_fatal_pending(current))
        return;
    if (process->group_exiting)
        process_exit(process->exit_code);
    task_exit(SIGKILL);
}

/* POSIX: an orphaned process group is not stopped from the terminal; nobody could continue it. */
static void stop_by_default(int signal)
{
    if (signal != SIGSTOP && pgrp_is_orphaned(current_process()->pgrp)) {
        trace_event(TRACE_SIGNAL_DISCARDED, current_process()->pid, signal, TRACE_DISCARD_ORPHANED);
        return;
    }
    stop_begin(signal);
}

static void trace_ignored(int signal)
{
    trace_event(TRACE_SIGNAL_DISCARDED, current_process()->pid, signal, TRACE_DISCARD_IGNORED);
}

static void do_default(int signal, const siginfo_t *info)
{
    struct process *process = current_process();

    switch (signal_default(signal)) {
    case DEFAULT_IGNORE: trace_ignored(signal); return;
    case DEFAULT_CONTINUE: return;
    case DEFAULT_STOP:
    case DEFAULT_TERMINATE:
    case DEFAULT_CORE: break;
    }
    if (process == init_process && !process->signals.unprotected) {
        trace_ignored(signal); /* it was blocked when it was sent; signal(7): PID 1 is protected */
        return;
    }
    if (signal_default(signal) == DEFAULT_STOP)
        stop_by_default(signal);
    else
        die(signal, info);
}

/* ---- Taking ---------------------------------------------------------------------------------- */

/* A signal with a handler. */
struct taken {
    int signal;
    siginfo_t info;
    struct k_sigaction action; /* as it was before SA_RESETHAND */
};

/* Takes signals, doing what needs no handler, until one has a handler (true) or none is left. */
static bool take_signal(struct taken *taken)
{
    struct process *process = current_process();
    struct k_sigaction *action;

    for (;;) {
        if (process->signals.stop_notice)
            stop_send_notice(process);
        die_if_killed();
        if (current->signals.stop) {
            stop_current();
            continue;
        }
        taken->signal = signal_dequeue(current->signals.blocked, &taken->info);
        if (!taken->signal)
            return false;
        if (unlikely(current->ptrace) && !ptrace_show_signal(&taken->signal, &taken->info))
            continue;
        action = signal_action(process, taken->signal);
        if (action->handler == (uint64_t)SIG_IGN) {
            trace_ignored(taken->signal);
            continue;
        }
        if (action->handler != (uint64_t)SIG_DFL)
            break;
        do_default(taken->signal, &taken->info);
    }
    taken->action = *action;
    if (action->flags & SA_RESETHAND)
        action->handler = (uint64_t)SIG_DFL;
    return true;
}

/* ---- Interrupted system calls ---------------------------------------------------------------- */

static bool is_restart(const struct arch_regs *regs)
{
    long result = arch_syscall_result(regs);

    return arch_in_syscall(regs) && result <= -ERESTARTSYS && result >= -ERESTART_RESTARTBLOCK &&
           result != -ENOIOCTLCMD;
}

static void restart(struct arch_regs *regs, uint64_t number)
{
    trace_event(TRACE_SYSCALL_RESTARTED, (int64_t)regs->syscall_nr);
    arch_syscall_restart(regs, number);
}

static void interrupt(struct arch_regs *regs)
{
    trace_event(TRACE_SYSCALL_INTERRUPTED, (int64_t)regs->syscall_nr);
    arch_syscall_set_result(regs, -EINTR);
}

/* signal(7), "Interruption of system calls": with a handler. */
static void interrupt_for_handler(struct arch_regs *regs, const struct k_sigaction *action)
{
    if (!is_restart(regs))
        return;
    switch (-arch_syscall_result(regs)) {
    case ERESTARTNOINTR: restart(regs, regs->syscall_nr); return;
    case ERESTARTSYS:
        if (action->flags & SA_RESTART)
            restart(regs, regs->syscall_nr);
        else
            interrupt(regs);
        return;
    default: /* ERESTARTNOHAND, ERESTART_RESTARTBLOCK */ interrupt(regs);
    }
}

/* Without a handler (a stop and continue, a default that does nothing, another thread took it):
 * as if nothing had happened. */
static void restart_without_handler(struct arch_regs *regs)
{
    if (!is_restart(regs))
        return;
    if (arch_syscall_result(regs) == -ERESTART_RESTARTBLOCK)
        restart(regs, SYS_restart_syscall);
    else
        restart(regs, regs->syscall_nr);
}

/* ---- Handlers -------------------------------------------------------------------------------- */

/* POSIX: during the handler sa_mask and, without SA_NODEFER, the signal itself are blocked. */
static void block_for_handler(const struct taken *taken)
{
    k_sigset_t blocked = current->signals.blocked | taken->action.mask;

    if (!(taken->action.flags & SA_NODEFER))
        blocked |= K_SIGMASK(taken->signal);
    current->signals.restore_saved_mask = false; /* it is in the frame */
    signal_set_blocked(blocked);
    if (current->signals.altstack.ss_flags & (int)SS_AUTODISARM)
        altstack_reset(current);
}

static void start_handler(struct arch_regs *regs, const struct taken *taken)
{
    struct task_signals *signals = &current->signals;
    k_sigset_t mask = signals->restore_saved_mask ? signals->saved_mask : signals->blocked;

    interrupt_for_handler(regs, &taken->action);
    if (sigframe_build(regs, taken->signal, &taken->info, &taken->action, mask) != 0) {
        signal_force_segv(taken->signal);
        return;
    }
    trace_event(TRACE_SIGNAL_FRAME, taken->signal, (int64_t)arch_user_stack(regs));
    block_for_handler(taken);
    trace_event(TRACE_SIGNAL_HANDLER, taken->signal, (int64_t)taken->action.handler,
                (int64_t)signals->blocked);
}

void signal_deliver(struct arch_regs *regs)
{
    struct task_signals *signals = &current->signals;
    struct taken taken;

    assert(regs == current->arch.regs);
    while (take_signal(&taken))
        start_handler(regs, &taken);
    restart_without_handler(regs);
    if (signals->restore_saved_mask) {
        signals->restore_saved_mask = false;
        signal_set_blocked(signals->saved_mask);
    }
    assert(!is_restart(regs));
}
