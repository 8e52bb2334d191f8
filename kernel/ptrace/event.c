/*
 * Where a tracee stops because of what it does: clone, exec, its end, system calls.
 */
#include "abi/sched.h"
#include "abi/signal.h"
#include "arch/arch.h"
#include "arch/sigframe.h"
#include "debug/debug.h"
#include "ptrace/ptrace.h"
#include "signal/properties.h"
#include "signal/signal.h"
#include "task/process.h"
#include "task/task.h"

static bool wants_event(int event)
{
    return ptrace_is_traced(current) && (current->ptrace->options & PTRACE_O_EVENT(event));
}

void ptrace_event(int event, uint64_t message)
{
    if (event && unlikely(current->ptrace) && wants_event(event))
        ptrace_notify(SIGTRAP | event << 8, message);
}

int ptrace_clone_event(uint64_t flags, int exit_signal)
{
    int event = PTRACE_EVENT_FORK;

    if (likely(!current->ptrace) || (flags & CLONE_UNTRACED))
        return 0;
    if (flags & CLONE_VFORK)
        event = PTRACE_EVENT_VFORK;
    else if (exit_signal != SIGCHLD)
        event = PTRACE_EVENT_CLONE;
    return wants_event(event) ? event : 0;
}

/* ptrace(2): without PTRACE_O_TRACEEXEC, who was attached (not seized) gets a SIGTRAP. */
void ptrace_exec(pid_t old_tid)
{
    siginfo_t info;

    if (wants_event(PTRACE_EVENT_EXEC)) {
        ptrace_event(PTRACE_EVENT_EXEC, (uint64_t)old_tid);
    } else if (ptrace_is_traced(current) && !current->ptrace->seized) {
        info = signal_info_from_current(SIGTRAP, SI_USER);
        signal_send_task(current, SIGTRAP, &info);
    }
}

bool ptrace_denies_rights(void)
{
    return ptrace_is_traced(current) && !current->ptrace->tracer_capable;
}

/* SIGKILL does not keep the tracer from seeing the end; a second one does. */
void ptrace_exit(int status)
{
    if (!wants_event(PTRACE_EVENT_EXIT))
        return;
    pending_discard(&current->signals.pending, K_SIGMASK(SIGKILL));
    ptrace_event(PTRACE_EVENT_EXIT, (uint64_t)status);
}

/* ---- System calls ---------------------------------------------------------------------------- */

/* The tracer may let it go on with a signal, which is then as good as any other. If it ended and
 * had not looked, what is left is the stop's own code: SIGTRAP, or with TRACESYSGOOD no signal. */
static void report_syscall(uint64_t message)
{
    int good = current->ptrace->options & PTRACE_O_TRACESYSGOOD ? 0x80 : 0;
    int signal = ptrace_notify(SIGTRAP | good, message);
    siginfo_t info;

    if (!signal_is_valid(signal) || signal_fatal_pending(current))
        return;
    info = signal_info_from_current(signal, SI_KERNEL);
    info.si_pid = 0;
    info.si_uid = 0;
    signal_send_task(current, signal, &info);
}

bool ptrace_syscall_enter(void)
{
    bool emulated = current->syscall_work & SYSCALL_EMULATE;

    if (ptrace_is_traced(current))
        report_syscall(PTRACE_EVENTMSG_SYSCALL_ENTRY);
    return !emulated && !signal_fatal_pending(current);
}

/* SDM: SYSCALL runs with TF clear, so that the CPU itself does not trap behind it. */
void ptrace_syscall_exit(void)
{
    unsigned work = current->syscall_work;

    if (!ptrace_is_traced(current) || (work & SYSCALL_EMULATE))
        return;
    if (work & SYSCALL_STEP)
        signal_force_fault(SIGTRAP, TRAP_BRKPT, arch_user_ip(current->arch.regs));
    else if ((work & SYSCALL_TRACE) && !signal_fatal_pending(current))
        report_syscall(PTRACE_EVENTMSG_SYSCALL_EXIT);
}
