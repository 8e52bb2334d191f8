/*
 * wait4 and waitid as a tracer sees them: each tracee, thread or not, is like a child. A tracee
 * that ends shows its status to its tracer first; a process's parent comes after that.
 */
#include "abi/errno.h"
#include "debug/debug.h"
#include "lib/string.h"
#include "ptrace/ptrace.h"
#include "signal/signal.h"
#include "task/process.h"
#include "task/task.h"
#include "task/wait.h"

/* ---- Looking --------------------------------------------------------------------------------- */

static bool matches(const struct wait_request *request, const struct task *task)
{
    switch (request->type) {
    case P_PID: return task->tid == request->id;
    case P_PGID: return task->process->pgrp->id == request->id;
    case P_PIDFD:
        return request->tid ? task->tid == request->tid : task == request->process->leader;
    default: return true;
    }
}

/* Nobody needs a thread any more that ended and was waited for. */
static void release_thread(struct task *task)
{
    struct process *process = task->process;

    task->ptrace->dead = false;
    process->traced_dead--;
    if (process->state == PROCESS_ZOMBIE)
        process_tell_end(process);
    task_put(task);
}

/* A thread that ended, not its process's first. */
static bool take_thread(struct wait_request *request, struct task *task)
{
    const struct process *process = task->process;

    wait_found(request, task, process->group_exiting ? process->exit_code : task->exit_code, 0, 0);
    if (!(request->options & WNOWAIT)) {
        ptrace_forget(task);
        release_thread(task);
    }
    return true;
}

/* A whole process, of which task is the first thread. */
static bool take_process(struct wait_request *request, struct task *task)
{
    struct process *process = task->process;
    bool is_child = !ptrace_is_reparented(task);

    if (request->options & WNOWAIT) {
        wait_found(request, task, process->exit_code, 0, 0);
        return true;
    }
    ptrace_forget(task);
    if (is_child)
        return wait_take_zombie(request, process);
    wait_found(request, task, process->exit_code, 0, 0);
    process_tell_end(process);
    return true;
}

static bool take_end(struct wait_request *request, struct task *task)
{
    if (!(request->options & WEXITED))
        return false;
    if (task->ptrace->dead)
        return take_thread(request, task);
    if (task->process->state == PROCESS_ZOMBIE && task->process->traced_dead == 0)
        return take_process(request, task);
    return false;
}

static bool take_stop(struct wait_request *request, struct task *task)
{
    struct ptrace *ptrace = task->ptrace;
    int code = ptrace->code;

    if (task->state != TASK_TRACED || ptrace->listening || code == 0)
        return false;
    wait_found(request, task, W_STOPCODE(code), CLD_TRAPPED, code);
    if (!(request->options & WNOWAIT))
        ptrace->code = 0;
    return true;
}

static bool scan_tracees(struct wait_request *request, const struct task *tracer, bool *any)
{
    struct ptrace *ptrace, *next;

    if (!tracer->ptrace)
        return false;
    list_for_each_safe (ptrace, next, &tracer->ptrace->tracees, link) {
        struct task *task = ptrace->task;

        if (!matches(request, task))
            continue;
        if (take_end(request, task) || take_stop(request, task))
            return true;
        if (wait_take_continue(request, task->process)) {
            request->result = request->info.si_pid = task->tid;
            return true;
        }
        if (task->state != TASK_DEAD || (request->options & (WEXITED | WCONTINUED)))
            *any = true;
    }
    return false;
}

bool ptrace_wait(struct wait_request *request, bool *any)
{
    const struct task *tracer;

    if (request->options & __WNOTHREAD)
        return scan_tracees(request, current, any);
    list_for_each (tracer, &current_process()->tasks, process_link)
        if (scan_tracees(request, tracer, any))
            return true;
    return false;
}

/* ---- Telling --------------------------------------------------------------------------------- */

bool ptrace_tell_end(struct task *task)
{
    struct process *process = task->process, *tracer;
    bool is_first = task == process->leader;
    int signal = SIGCHLD;
    siginfo_t info;

    if (!ptrace_is_traced(task))
        return false;
    tracer = task->ptrace->tracer->process;
    task->ptrace->dead = !is_first;
    if (is_first && !ptrace_is_reparented(task))
        signal = process->exit_signal;
    process_status_info(process, process->group_exiting ? process->exit_code : task->exit_code,
                        &info);
    info.si_signo = signal;
    info.si_pid = task->tid;
    process_child_times(process, &info);
    if (signal > 0 && signal <= K_NSIG)
        signal_send_preferring(task->ptrace->tracer, signal, &info);
    waitq_wake_all(&tracer->child_wait);
    return true;
}

/* A parent that was the tracer itself has heard of the end, and may still wait for it. */
void ptrace_forget_end(struct task *task, struct process *tracer)
{
    struct process *process = task->process;
    const struct k_sigaction *action = signal_action(tracer, SIGCHLD);

    if (task->ptrace->dead)
        release_thread(task);
    else if (process_is_waitable(process) &&
             (tracer != process->parent || action->handler == (uint64_t)SIG_IGN ||
              (action->flags & SA_NOCLDWAIT)))
        process_tell_end(process);
}
