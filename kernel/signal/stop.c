/*
 * Stop and continue of a whole process (job control).
 *
 *   running --stop_begin()--> stopping --last thread in stop_current()--> stopped
 *   stopping, stopped --stop_end() by SIGCONT's generation--> running
 *
 * While stopping, each thread that has not stopped yet has stop_wanted and is counted in
 * stop_count. The parent is told (SIGCHLD, wait) of the stop by the last thread that stops, of the
 * continue by the first one that runs again.
 */
#include "debug/trace.h"
#include "lib/string.h"
#include "signal/properties.h"
#include "signal/signal.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"

/* POSIX: SIGCHLD with CLD_STOPPED or CLD_CONTINUED unless SA_NOCLDSTOP; wait wakes in any case. */
static void notify_parent(struct process *process, int code)
{
    struct process *parent = process->parent;
    const struct k_sigaction *action;
    siginfo_t info;

    if (!parent || parent->state != PROCESS_ALIVE)
        return;
    action = signal_action(parent, SIGCHLD);
    if (action->handler != (uint64_t)SIG_IGN && !(action->flags & SA_NOCLDSTOP)) {
        memset(&info, 0, sizeof(info));
        info.si_signo = SIGCHLD;
        info.si_code = code;
        info.si_pid = process->pid;
        info.si_uid = process->leader->cred.uid;
        info.si_status = code == CLD_STOPPED ? process->signals.stop_signal : SIGCONT;
        process_child_times(process, &info);
        signal_send_process(parent, SIGCHLD, &info);
    }
    waitq_wake_all(&parent->child_wait);
}

/* One thread less to wait for. True if it was the last: the process is stopped now. */
static bool leave_count(struct task *task)
{
    struct process_signals *signals = &task->process->signals;

    task->signals.stop_wanted = false;
    if (--signals->stop_count > 0 || signals->stopped)
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

    if (signals->stop_count > 0) /* another one is under way */
        return;
    if (!signals->stopped)
        signals->stop_signal = signal;
    list_for_each (task, &process->tasks, process_link) {
        if (task->exiting || task->state == TASK_STOPPED || signal_fatal_pending(task))
            continue;
        task->signals.stop_wanted = true;
        signals->stop_count++;
        if (task != current)
            signal_wake(task, false);
    }
    trace_event(TRACE_SIGNAL_STOPPING, process->pid, signal, signals->stop_count);
}

void stop_current(void)
{
    struct task *task = current;

    if (leave_count(task))
        notify_parent(task->process, CLD_STOPPED);
    task->state = TASK_STOPPED;
    schedule();
}

void stop_leave(struct task *task)
{
    if (task->signals.stop_wanted && leave_count(task))
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
        task->signals.stop_wanted = false;
        if (task->state == TASK_STOPPED)
            stop_resume_task(task);
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
    if (code)
        notify_parent(process, code);
    process->signals.stop_signal = 0;
}
