/*
 * How a tracee stops, what its tracer is told, and how it goes on. Each stop is a sleep of the
 * tracee in enter_stop():
 *
 *   - signal-delivery-stop: ptrace_show_signal(), from signal/deliver.c, for each signal taken;
 *   - group-stop and PTRACE_EVENT_STOP: ptrace_trap(), from signal/stop.c;
 *   - events and system-call-stops: ptrace_notify(), from event.c.
 */
#include "ptrace/ptrace.h"
#include "debug/debug.h"
#include "debug/trace.h"
#include "lib/string.h"
#include "signal/properties.h"
#include "signal/signal.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"

/* A tracee's stop has come to be: SIGCHLD and wait of its tracer. */
static void tell_tracer(struct task *task, int why)
{
    struct process_signals *group = &task->process->signals;
    int status = why == CLD_STOPPED ? group->stop_signal : task->ptrace->code & 0x7f;

    trace_event(TRACE_PTRACE_STOP, task->tid, task->ptrace->code, task->ptrace->tracer->tid);
    stop_notify(task->ptrace->tracer, task, why, status);
}

static void set_stop(struct ptrace *ptrace, int code, const siginfo_t *info, uint64_t message)
{
    ptrace->code = code;
    ptrace->message = message;
    ptrace->has_info = info != NULL;
    if (info)
        ptrace->info = *info;
}

/*
 * Current stands still until its tracer resumes it or SIGKILL comes. why: CLD_TRAPPED, or
 * CLD_STOPPED if this is its part in its process's stop. Returns the signal to go on with.
 */
static int enter_stop(int code, int why, const siginfo_t *info, uint64_t message)
{
    struct task *task = current;
    struct ptrace *ptrace = task->ptrace;
    bool group_stopped = false;

    ptrace->has_info = false;
    if (!ptrace->tracer || signal_fatal_pending(task))
        return code;
    set_stop(ptrace, code, info, message);
    if (why == CLD_STOPPED)
        group_stopped = stop_take_part(task);
    task->signals.stop &= ~(unsigned)STOP_TRAP;
    if (code >> 8 == PTRACE_EVENT_STOP)
        task->signals.stop &= ~(unsigned)STOP_NOTIFY;
    tell_tracer(task, why);
    if (group_stopped && ptrace_is_reparented(task))
        stop_notify(process_parent_task(task->process), task->process->leader, CLD_STOPPED,
                    task->process->signals.stop_signal);
    task->state = TASK_TRACED;
    schedule();
    code = ptrace->code;
    ptrace->code = 0;
    signal_recalculate();
    return code;
}

void ptrace_resume(struct task *task, int signal)
{
    assert(task->state == TASK_TRACED);
    task->ptrace->code = signal;
    task->ptrace->listening = false;
    stop_resume_task(task);
}

/* ---- Signals --------------------------------------------------------------------------------- */

/* ptrace(2): a signal that the tracer put in another's place seems to come from the tracer. */
static void set_info_from_tracer(siginfo_t *info, int signal)
{
    const struct task *tracer = current->ptrace->tracer;

    memset(info, 0, sizeof(*info));
    info->si_signo = signal;
    info->si_code = SI_USER;
    info->si_pid = tracer ? tracer->process->pid : 0;
    info->si_uid = tracer ? tracer->cred.uid : 0;
}

bool ptrace_show_signal(int *signal, siginfo_t *info)
{
    struct ptrace *ptrace = current->ptrace;
    int shown = *signal;

    if (!ptrace->tracer || shown == SIGKILL)
        return true;
    ptrace->continued = false;
    *signal = enter_stop(shown, CLD_TRAPPED, info, 0);
    if (ptrace->has_info)
        *info = ptrace->info;
    if (*signal == 0) {
        trace_event(TRACE_SIGNAL_DISCARDED, current->tid, shown, TRACE_DISCARD_TRACER);
        return false;
    }
    if (*signal != info->si_signo)
        set_info_from_tracer(info, *signal);
    /* SIGCONT came while it was shown: it would have been discarded had it still been pending. */
    if (ptrace->continued && (K_SIGMASK(*signal) & SIGNALS_STOP) &&
        signal_action(current_process(), *signal)->handler == (uint64_t)SIG_DFL)
        return false;
    if (signal_is_blocked(current, *signal) || signal_fatal_pending(current)) {
        signal_send_task(current, *signal, info);
        return false;
    }
    return true;
}

/* ---- Group-stop and PTRACE_EVENT_STOP -------------------------------------------------------- */

static int notify(int signal, int code, int why, uint64_t message)
{
    siginfo_t info = {
        .si_signo = signal,
        .si_code = code,
        .si_pid = current->tid,
        .si_uid = current->cred.uid,
    };

    return enter_stop(code, why, &info, message);
}

int ptrace_notify(int code, uint64_t message)
{
    return notify(SIGTRAP, code, CLD_TRAPPED, message);
}

void ptrace_trap(void)
{
    const struct process_signals *group = &current_process()->signals;
    int signal = group->stop_cause;

    if (current->signals.stop & STOP_STEPPED) {
        current->signals.stop &= ~(unsigned)STOP_STEPPED;
        ptrace_notify(SIGTRAP, 0);
    } else if (!current->ptrace->seized) {
        enter_stop(signal, CLD_STOPPED, NULL, 0);
    } else {
        if (!group->stopped && group->stop_count == 0)
            signal = SIGTRAP;
        notify(signal, signal | PTRACE_EVENT_STOP << 8, CLD_STOPPED, 0);
    }
}

void ptrace_trap_stopped(struct task *task)
{
    int signal = task->process->signals.stop_cause;
    siginfo_t info = {
        .si_signo = signal,
        .si_code = signal | PTRACE_EVENT_STOP << 8,
        .si_pid = task->tid,
        .si_uid = task->cred.uid,
    };

    assert(task->state == TASK_STOPPED);
    task->state = TASK_TRACED; /* it sleeps in stop_current(), and goes on from there */
    if (task->ptrace->seized)
        set_stop(task->ptrace, info.si_code, &info, 0);
    else
        set_stop(task->ptrace, signal, NULL, 0);
    tell_tracer(task, CLD_STOPPED);
}

bool ptrace_trap_notify(struct task *task)
{
    if (!ptrace_is_traced(task) || !task->ptrace->seized)
        return false;
    task->signals.stop |= STOP_NOTIFY;
    if (task->state == TASK_TRACED && task->ptrace->listening)
        ptrace_resume(task, 0);
    else
        signal_wake(task, false);
    return true;
}

void ptrace_continued(struct task *task)
{
    task->ptrace->continued = true;
    ptrace_trap_notify(task);
}

void ptrace_stop_notice(struct task *task, int code)
{
    if (ptrace_is_reparented(task))
        stop_notify(task->ptrace->tracer, task, code,
                    code == CLD_STOPPED ? task->process->signals.stop_signal : SIGCONT);
}

void ptrace_stepped_into_handler(void)
{
    current->signals.stop |= STOP_STEPPED;
}
