/*
 * Waiting for children: wait4 and waitid. Each call scans the caller's children for an event that
 * the options ask for, and sleeps on child_wait as long as there are children that may still have
 * one. What it finds it also consumes, but for WNOWAIT.
 */
#include "abi/errno.h"
#include "abi/fcntl.h"
#include "abi/wait.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "lib/string.h"
#include "mm/aspace.h"
#include "ptrace/ptrace.h"
#include "syscall/syscall.h"
#include "task/calls/pidfd.h"
#include "task/process.h"
#include "task/task.h"
#include "task/wait.h"
#include "time/clock.h"
#include "time/cpu_time.h"

#define WAIT4_OPTIONS  (WNOHANG | WUNTRACED | WCONTINUED | __WNOTHREAD | __WCLONE | __WALL)
#define WAITID_OPTIONS (WAIT4_OPTIONS | WEXITED | WNOWAIT)

/* ---- Resource usage -------------------------------------------------------------------------- */

static void add_totals(struct rusage_totals *to, const struct rusage_totals *from)
{
    to->user_time += from->user_time;
    to->system_time += from->system_time;
    to->minor_faults += from->minor_faults;
    to->major_faults += from->major_faults;
    to->voluntary_switches += from->voluntary_switches;
    to->involuntary_switches += from->involuntary_switches;
    to->peak_resident = MAX(to->peak_resident, from->peak_resident);
}

/* A process's own, of threads dead and alive. */
void process_own_totals(const struct process *process, struct rusage_totals *totals)
{
    const struct task *task;
    struct aspace_usage usage;

    *totals = process->dead_threads;
    list_for_each (task, &process->tasks, process_link) {
        totals->minor_faults += task->minor_faults;
        totals->major_faults += task->major_faults;
        totals->voluntary_switches += task->voluntary_switches;
        totals->involuntary_switches += task->involuntary_switches;
    }
    totals->user_time = process_user_time(process);
    totals->system_time = process_system_time(process);
    if (process->aspace) {
        aspace_usage(process->aspace, &usage);
        totals->peak_resident = usage.peak_resident;
    }
}

void rusage_from_totals(struct rusage *usage, const struct rusage_totals *totals)
{
    memset(usage, 0, sizeof(*usage));
    usage->ru_utime = ns_to_timeval(totals->user_time);
    usage->ru_stime = ns_to_timeval(totals->system_time);
    usage->ru_maxrss = (long)(totals->peak_resident * (PAGE_SIZE / 1024));
    usage->ru_minflt = (long)totals->minor_faults;
    usage->ru_majflt = (long)totals->major_faults;
    usage->ru_nvcsw = (long)totals->voluntary_switches;
    usage->ru_nivcsw = (long)totals->involuntary_switches;
}

/* POSIX: a child's usage includes that of its own waited-for children. */
static void child_usage(const struct process *child, struct rusage_totals *totals)
{
    process_own_totals(child, totals);
    add_totals(totals, &child->waited_children);
}

/* ---- Which child, which event ---------------------------------------------------------------- */

static bool matches_id(const struct wait_request *request, const struct process *child)
{
    switch (request->type) {
    case P_PID: return child->pid == request->id;
    case P_PGID: return child->pgrp->id == request->id;
    case P_PIDFD: return child == request->process;
    default: return true;
    }
}

/* wait(2): without __WALL only children that report by SIGCHLD, or with __WCLONE
 * only the others. */
static bool is_eligible(const struct wait_request *request, const struct process *child)
{
    bool is_clone = child->exit_signal != SIGCHLD;

    if (!matches_id(request, child))
        return false;
    if ((request->options & __WNOTHREAD) && child->parent_tid != current->tid)
        return false;
    return (request->options & __WALL) || is_clone == !!(request->options & __WCLONE);
}

void wait_found(struct wait_request *request, const struct task *child, int status, int code,
                int info_status)
{
    struct rusage_totals totals;

    request->result = child->tid;
    request->status = status;
    process_status_info(child->process, status, &request->info);
    request->info.si_pid = child->tid;
    if (code) {
        request->info.si_code = code;
        request->info.si_status = info_status;
    }
    child_usage(child->process, &totals);
    rusage_from_totals(&request->usage, &totals);
}

bool wait_take_zombie(struct wait_request *request, struct process *child)
{
    struct rusage_totals totals;

    if (!process_is_waitable(child) || !(request->options & WEXITED))
        return false;
    wait_found(request, child->leader, child->exit_code, 0, 0);
    if (request->options & WNOWAIT)
        return true;
    child_usage(child, &totals);
    add_totals(&current_process()->waited_children, &totals);
    process_reap(child);
    return true;
}

static bool take_stop(struct wait_request *request, struct process *child)
{
    struct process_signals *signals = &child->signals;
    int signal = signals->stop_signal;

    if (!(request->options & WUNTRACED) || !signals->stopped || signal == 0)
        return false;
    if (ptrace_is_traced(child->leader) && !ptrace_is_reparented(child->leader))
        return false; /* ptrace_wait shows its stops */
    wait_found(request, child->leader, W_STOPCODE(signal), CLD_STOPPED, signal);
    if (!(request->options & WNOWAIT))
        signals->stop_signal = 0;
    return true;
}

bool wait_take_continue(struct wait_request *request, struct process *child)
{
    if (!(request->options & WCONTINUED) || !child->signals.continued)
        return false;
    wait_found(request, child->leader, W_CONTINUED, CLD_CONTINUED, SIGCONT);
    if (!(request->options & WNOWAIT))
        child->signals.continued = false;
    return true;
}

/* True once there is a result: a child's event, or no child that may ever have one. */
static bool scan(void *argument)
{
    struct wait_request *request = argument;
    struct process *child, *next;
    bool any = false;

    if (request->result != 0)
        return true;
    list_for_each_safe (child, next, &current_process()->children, sibling_link) {
        if (!is_eligible(request, child))
            continue;
        if (wait_take_zombie(request, child) || take_stop(request, child) ||
            wait_take_continue(request, child))
            return true;
        /* A zombie has nothing to show any more if its end is not asked for. */
        any = any || child->state == PROCESS_ALIVE || (request->options & WEXITED);
    }
    if (ptrace_wait(request, &any))
        return true;
    if (!any)
        request->result = -ECHILD;
    return !any;
}

/* The id of the child found, 0 (WNOHANG), -ECHILD or -ERESTARTSYS. */
static long wait_for_child(struct wait_request *request)
{
    int error;

    if (request->options & WNOHANG) {
        scan(request);
        return request->result;
    }
    error = waitq_wait(&current_process()->child_wait, scan, request, WAIT_INTERRUPTIBLE);
    return request->result != 0 ? request->result : error;
}

/* ---- System calls ---------------------------------------------------------------------------- */

long sys_wait4(pid_t pid, int __user *status, int options, struct rusage __user *usage)
{
    struct wait_request request = { .options = (unsigned)options | WEXITED };
    long result;

    if ((unsigned)options & ~WAIT4_OPTIONS)
        return -EINVAL;
    if (pid == (pid_t)0x80000000)
        return -ESRCH;
    if (pid == -1) {
        request.type = P_ALL;
    } else if (pid <= 0) {
        request.type = P_PGID;
        request.id = pid == 0 ? current_process()->pgrp->id : -pid;
    } else {
        request.type = P_PID;
        request.id = pid;
    }
    result = wait_for_child(&request);
    if (result <= 0)
        return result;
    if (status && put_user(request.status, status) != 0)
        return -EFAULT;
    if (usage && put_user(request.usage, usage) != 0)
        return -EFAULT;
    return result;
}

/* The target of waitid; *nonblocking: a pidfd with PIDFD_NONBLOCK. */
static int find_target(struct wait_request *request, int which, pid_t id, bool *nonblocking)
{
    struct file *file;

    request->type = (idtype_t)which;
    request->id = id;
    *nonblocking = false;
    switch (which) {
    case P_ALL: return 0;
    case P_PID: return id > 0 ? 0 : -EINVAL;
    case P_PGID:
        if (id == 0)
            request->id = current_process()->pgrp->id;
        return id >= 0 ? 0 : -EINVAL;
    case P_PIDFD:
        if (id < 0)
            return -EINVAL;
        file = fd_get(id);
        request->process = file ? pidfd_process(file) : NULL;
        if (request->process && pidfd_thread(file))
            request->tid = pidfd_thread(file);
        *nonblocking = file && (file->flags & O_NONBLOCK);
        return request->process ? 0 : -EBADF;
    default: return -EINVAL;
    }
}

/* Linux writes these fields only, and without an event zeros. */
static int write_info(siginfo_t __user *to, const siginfo_t *info)
{
    if (put_user(info->si_signo, user_member(siginfo_t, to, si_signo)) != 0 ||
        put_user(info->si_errno, user_member(siginfo_t, to, si_errno)) != 0 ||
        put_user(info->si_code, user_member(siginfo_t, to, si_code)) != 0 ||
        put_user(info->si_pid, user_member(siginfo_t, to, si_pid)) != 0 ||
        put_user(info->si_uid, user_member(siginfo_t, to, si_uid)) != 0 ||
        put_user(info->si_status, user_member(siginfo_t, to, si_status)) != 0)
        return -EFAULT;
    return 0;
}

long sys_waitid(int which, pid_t id, siginfo_t __user *info, int options,
                struct rusage __user *usage)
{
    struct wait_request request = { .options = (unsigned)options };
    bool nonblocking;
    long result;

    if (((unsigned)options & ~WAITID_OPTIONS) || !(options & (WEXITED | WSTOPPED | WCONTINUED)))
        return -EINVAL;
    result = find_target(&request, which, id, &nonblocking);
    if (result)
        return result;
    if (nonblocking)
        request.options |= WNOHANG;
    if (request.process)
        process_get(request.process);
    result = wait_for_child(&request);
    if (request.process)
        process_put(request.process);
    if (result == 0 && nonblocking && !(options & WNOHANG))
        result = -EAGAIN;
    if (result > 0) {
        result = 0;
        if (usage && put_user(request.usage, usage) != 0)
            return -EFAULT;
    }
    if (info && write_info(info, &request.info) != 0)
        return -EFAULT;
    return result;
}
