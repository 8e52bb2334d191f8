/*
 * Stop and continue of a whole process (job control).
 *
 *   running --stop_begin()--> stopping --last thread in stop_current()--> stopped
 *   stopping, stopped --stop_end() by SIGCONT's generation--> running
 *
 * While stopping, each thread that has not stopped yet has STOP_GROUP and is counted in stop_count.
 * The parent is told (SIGCHLD, wait) of the stop by the last thread that stops, of the continue by
 * the first one that runs again.
 *
 * A tracee takes its part by standing still for its tracer (ptrace_trap), and runs again when that
 * one lets it.
 */
#include "debug/trace.h"
#include "lib/string.h"
#include "ptrace/ptrace.h"
#include "signal/properties.h"
#include "signal/signal.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"

/* POSIX: not if the process ignores SIGCHLD or has SA_NOCLDSTOP; wait wakes in any case. */
void stop_notify(struct task *to, const struct task *task, int code, int status)
{
    const struct k_sigaction *action;
    siginfo_t info;

    if (!to || to->process->state != PROCESS_ALIVE)
        return;
    action = signal_action(to->process, SIGCHLD);
    if (action->handler != (uint64_t)SIG_IGN && !(action->flags & SA_NOCLDSTOP)) {
        memset(&info, 0, sizeof(info));
        info.si_signo = SIGCHLD;
        info.si_code = code;
        info.si_pid = task->tid;
        info.si_uid = task->cred.uid;
        info.si_status = status;
        process_child_times(task->process, &info);
        signal_send_preferring(to, SIGCHLD, &info);
    }
    waitq_wake_all(&to->process->child_wait);
}

static void notify_parent(struct process *process, int code)
{
    int status = code == CLD_STOPPED ? process->signals.stop_signal : SIGCONT;

    stop_notify(process_parent_task(process), process->leader, code, status);
}

bool stop_take_part(struct task *task)
{
    struct process_signals *signals = &task->process->signals;
    bool counted = task->signals.stop & STOP_COUNTED;

    task->signals.stop &= ~(unsigned)(STOP_GROUP | STOP_COUNTED);
    if (!counted || --signals->stop_count > 0 || signals->stopped)
        return false;
    signals->stopped = true;
    signals->continued = false;
    trace_event(TRACE_SIGNAL_STOPPED, task->process->pid, signals->stop_signal);
    return true;
}

void stop_begin(int signal)
{
    struct process *process = current_process();
    struct process_signals *signals = &process->signals;
    struct task *task;

    if (!signals->stopped) /* else a tracee that ran meanwhile stops again */
        signals->stop_signal = signal;
    signals->stop_cause = signal;
    signals->stop_count = 0;
    list_for_each (task, &process->tasks, process_link) {
        if (task->exiting || task->state == TASK_STOPPED || signal_fatal_pending(task))
            continue;
        task->signals.stop |= STOP_GROUP | STOP_COUNTED;
        signals->stop_count++;
        if (task != current && !ptrace_trap_notify(task))
            signal_wake(task, false);
    }
    trace_event(TRACE_SIGNAL_STOPPING, process->pid, signal, signals->stop_count);
}

void stop_current(void)
{
    struct task *task = current;

    if (ptrace_is_traced(task)) {
        ptrace_trap();
        return;
    }
    if (stop_take_part(task))
        notify_parent(task->process, CLD_STOPPED);
    task->state = TASK_STOPPED;
    schedule();
}

void stop_leave(struct task *task)
{
    if (stop_take_part(task))
        notify_parent(task->process, CLD_STOPPED);
}

void stop_resume_task(struct task *task)
{
    task->state = TASK_SLEEPING;
    task_wake(task);
}

void stop_end(struct process *process)
{
    struct process_signals *signals = &process->signals;
    struct task *task;

    list_for_each (task, &process->tasks, process_link) {
        task->signals.stop &= ~(unsigned)(STOP_GROUP | STOP_COUNTED);
        if (task->state == TASK_STOPPED)
            stop_resume_task(task);
        if (unlikely(task->ptrace))
            ptrace_continued(task);
    }
    if (!signals->stopped && signals->stop_count == 0)
        return;
    /* A stop that had not completed is reported as one: POSIX lets nobody see less. */
    signals->stop_notice = signals->stopped ? CLD_CONTINUED : CLD_STOPPED;
    signals->stopped = false;
    signals->stop_count = 0;
    signals->continued = true;
    trace_event(TRACE_SIGNAL_CONTINUED, process->pid);
}

void stop_cancel(struct process *process)
{
    struct process_signals *signals = &process->signals;

    signals->stopped = signals->continued = false;
    signals->stop_signal = signals->stop_notice = 0;
}

void stop_send_notice(struct process *process)
{
    int code = process->signals.stop_notice;

    process->signals.stop_notice = 0;
    if (code) {
        notify_parent(process, code);
        ptrace_stop_notice(process->leader, code);
    }
    process->signals.stop_signal = 0;
}
