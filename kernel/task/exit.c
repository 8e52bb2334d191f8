/*
 * The end of threads and processes.
 *
 * A thread ends by task_exit(): it lets go of what it holds and is gone, unless it is the process's
 * first thread, whose struct (name, credentials) stays. With the last thread the process becomes a
 * zombie: its children get a new parent, its own parent is told, and wait (or, if the parent does
 * not care, this file) reaps it. A whole process ends by process_exit(): one status, and SIGKILL
 * for the other threads.
 */
#include "abi/errno.h"
#include "abi/wait.h"
#include "arch/arch.h"
#include "coredump/coredump.h"
#include "debug/debug.h"
#include "debug/trace.h"
#include "fs/file.h"
#include "lib/string.h"
#include "mm/aspace.h"
#include "ptrace/ptrace.h"
#include "signal/signal.h"
#include "syscall/syscall.h"
#include "task/futex/futex.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"
#include "time/cpu_time.h"
#include "time/itimer.h"

/* ---- Telling the parent ---------------------------------------------------------------------- */

#define NS_PER_CLOCK (NSEC_PER_SEC / ABI_USER_HZ)

void process_child_times(const struct process *process, siginfo_t *info)
{
    info->si_utime = (clock_t)(process_user_time(process) / NS_PER_CLOCK);
    info->si_stime = (clock_t)(process_system_time(process) / NS_PER_CLOCK);
}

void process_status_info(const struct process *process, int status, siginfo_t *info)
{
    memset(info, 0, sizeof(*info));
    info->si_signo = SIGCHLD;
    info->si_pid = process->pid;
    info->si_uid = process->leader->cred.uid;
    if (WIFEXITED(status)) {
        info->si_code = CLD_EXITED;
        info->si_status = WEXITSTATUS(status);
    } else {
        info->si_code = WCOREDUMP(status) ? CLD_DUMPED : CLD_KILLED;
        info->si_status = WTERMSIG(status);
    }
}

struct task *process_parent_task(const struct process *process)
{
    struct task *task = task_find(process->parent_tid);

    if (!process->parent)
        return NULL;
    return task && task->process == process->parent ? task : process->parent->leader;
}

/*
 * Sends the exit signal. POSIX: if the parent ignores SIGCHLD or has set SA_NOCLDWAIT, the child
 * leaves no zombie; SIGCHLD itself is still sent in the second case. True: reap it now.
 */
static bool notify_parent(struct process *process)
{
    struct process *parent = process->parent;
    int signal = process->exit_signal;
    bool unwanted = false;
    siginfo_t info;

    if (parent->state != PROCESS_ALIVE || !parent->signals.actions)
        return true;
    if (signal == SIGCHLD) {
        const struct k_sigaction *action = signal_action(parent, SIGCHLD);
        bool ignores = action->handler == (uint64_t)SIG_IGN;

        unwanted = ignores || (action->flags & SA_NOCLDWAIT);
        if (ignores)
            signal = 0;
    }
    if (signal > 0 && signal <= K_NSIG) { /* clone(2) takes any number */
        process_status_info(process, process->exit_code, &info);
        info.si_signo = signal;
        process_child_times(process, &info);
        signal_send_preferring(process_parent_task(process), signal, &info);
    }
    waitq_wake_all(&parent->child_wait);
    return unwanted;
}

bool process_is_waitable(const struct process *process)
{
    return process->state == PROCESS_ZOMBIE && process->traced_dead == 0 &&
           !ptrace_is_traced(process->leader);
}

void process_tell_end(struct process *process)
{
    if (process->traced_dead > 0 || ptrace_tell_end(process->leader))
        return;
    if (notify_parent(process))
        process_reap(process);
}

void process_reap(struct process *process)
{
    struct task *leader = process->leader;

    assert(process->state == PROCESS_ZOMBIE);
    process->state = PROCESS_REAPED;
    trace_event(TRACE_PROCESS_REAPED, process->pid);
    list_remove(&process->sibling_link);
    pgrp_leave(process);
    process_unpublish(process);
    waitq_wake_all(&process->pidfd_wait);
    process->parent = NULL;
    task_put(leader);
    process_put(process);
}

/* ---- Children of a process that ends --------------------------------------------------------- */

/* prctl(2), PR_SET_CHILD_SUBREAPER: the nearest ancestor that is one, else PID 1. */
static struct process *find_reaper(const struct process *process)
{
    struct process *ancestor = process->parent;

    for (; ancestor && ancestor != init_process && ancestor != kernel_process;
         ancestor = ancestor->parent)
        if (ancestor->child_subreaper && ancestor->state == PROCESS_ALIVE)
            return ancestor;
    return init_process;
}

/* prctl(2), PR_SET_PDEATHSIG: as if the parent had sent it. */
static void send_death_signals(struct process *child)
{
    struct task *task;

    list_for_each (task, &child->tasks, process_link) {
        siginfo_t info;

        if (task->parent_death_signal == 0 ||
            signal_may_send(child, task->parent_death_signal) != 0)
            continue;
        info = signal_info_from_current(task->parent_death_signal, SI_USER);
        signal_send_preferring(task, task->parent_death_signal, &info);
    }
}

/* A thread ends before its process: its children are now another thread's (__WNOTHREAD). */
static void give_children_to_sibling(struct task *task)
{
    struct process *process = task->process, *child;
    struct task *heir;

    list_for_each (heir, &process->tasks, process_link)
        if (!heir->exiting)
            break;
    list_for_each (child, &process->children, sibling_link) {
        if (child->parent_tid != task->tid)
            continue;
        child->parent_tid = heir->tid;
        send_death_signals(child);
    }
}

static void give_away_children(struct process *process)
{
    struct process *reaper = find_reaper(process), *child, *next;

    list_for_each_safe (child, next, &process->children, sibling_link) {
        child->parent = reaper;
        child->parent_tid = list_first(&reaper->tasks, struct task, process_link)->tid;
        child->exit_signal = SIGCHLD;
        list_remove(&child->sibling_link);
        list_add_tail(&reaper->children, &child->sibling_link);
        if (child->state == PROCESS_ALIVE)
            send_death_signals(child);
        pgrp_parent_exits(child, process);
        if (process_is_waitable(child))
            process_tell_end(child);
    }
}

/* ---- The last thread's part ------------------------------------------------------------------ */

static void init_died(int status) __attribute__((noreturn));

static void init_died(int status)
{
    if (WIFEXITED(status))
        klog("init died: it exited with status %d", WEXITSTATUS(status));
    else
        klog("init died: killed by signal %d", WTERMSIG(status));
    arch_poweroff();
}

static void leave_session(struct process *process)
{
    struct session *session = process->pgrp->session;

    if (session->leader != process)
        return;
    tty_session_leader_exit(session);
    session->leader = NULL;
}

/* The process is a zombie from here on; it is reaped at once if its parent does not care. */
static void process_becomes_zombie(struct process *process)
{
    leave_session(process);
    give_away_children(process);
    pgrp_member_exits(process);
    process->state = PROCESS_ZOMBIE;
    waitq_wake_all(&process->pidfd_wait);
    process_tell_end(process);
}

/* ---- One thread's part ----------------------------------------------------------------------- */

void process_release_vfork(struct task *task)
{
    if (!task->vfork_child)
        return;
    task->vfork_child = false;
    waitq_wake_all(&task->process->vfork_wait);
}

static void add_to_totals(struct process *process, const struct task *task)
{
    struct rusage_totals *totals = &process->dead_threads;

    totals->user_time += task_user_time(task);
    totals->system_time += task_system_time(task);
    totals->minor_faults += task->minor_faults;
    totals->major_faults += task->major_faults;
    totals->voluntary_switches += task->voluntary_switches;
    totals->involuntary_switches += task->involuntary_switches;
}

static void release_memory(struct process *process)
{
    struct aspace *aspace = process->aspace;
    struct aspace_usage usage;

    if (!aspace)
        return;
    aspace_usage(aspace, &usage);
    process->dead_threads.peak_resident = usage.peak_resident;
    process->aspace = NULL;
    aspace_activate(NULL);
    aspace_put(aspace);
}

static void release_files(struct task *task)
{
    struct files *files = task->files;
    struct fs_context *fs = task->fs;

    task->files = NULL;
    task->fs = NULL;
    files_put(files);
    fs_context_put(fs);
}

/* Threads that are not on their way out. */
static bool is_last(const struct process *process)
{
    const struct task *task;

    list_for_each (task, &process->tasks, process_link)
        if (!task->exiting)
            return false;
    return true;
}

/* The thread is no longer part of its process. The first one's struct stays for the process,
 * another's for its tracer. */
static void leave_process(struct task *task)
{
    struct process *process = task->process;

    add_to_totals(process, task);
    if (task == process->leader || ptrace_is_traced(task))
        task_get(task);
    task_unpublish(task);
    if (task != process->leader && ptrace_tell_end(task))
        process->traced_dead++;
    waitq_wake_all(&process->exec_wait);
    waitq_wake_all(&process->pidfd_wait);
}

void task_exit(int code)
{
    struct task *task = current;
    struct process *process = task->process;
    bool last;

    assert(!task->exiting);
    coredump_wait();
    if (unlikely(task->ptrace))
        ptrace_exit(code);
    task->exiting = true;
    task->exit_code = code;
    waitq_wake_all(&process->signals.dump_wait); /* a dump may have begun in ptrace_exit() */
    signal_exit_task(task);
    last = is_last(process);
    trace_event(TRACE_TASK_EXIT, task->tid, code, last);
    if (last && !process->group_exiting)
        process_start_exit(process, code);
    if (last && process == init_process)
        init_died(process->exit_code);
    futex_exit_task(task);
    if (last) {
        itimers_exit(process);
        release_memory(process);
    } else {
        give_children_to_sibling(task);
    }
    process_release_vfork(task);
    release_files(task);
    if (unlikely(task->ptrace))
        ptrace_exit_tracer(task);
    sched_account_system();
    leave_process(task);
    if (process->task_count == 0)
        process_becomes_zombie(process);
    task->state = TASK_DEAD;
    schedule();
    panic("a dead task runs");
}

/* ---- All threads ----------------------------------------------------------------------------- */

void process_start_exit(struct process *process, int status)
{
    process->group_exiting = true;
    process->exit_code = status;
    stop_cancel(process);
}

void process_exit(int code)
{
    struct process *process = current_process();

    if (!process->group_exiting && !signal_fatal_pending(current)) {
        process_start_exit(process, code);
        signal_kill_threads(process, current);
    }
    task_exit(process->group_exiting ? process->exit_code : code);
}

static bool is_alone(void *process)
{
    return ((struct process *)process)->task_count == 1;
}

/* exec by another thread than the first: it takes over the process's id, as if it had been it. */
static void become_leader(struct task *task)
{
    struct process *process = task->process;
    struct process *child;
    struct task *old = process->leader;
    pid_t tid = task->tid;

    if (old == task)
        return;
    assert(old->state == TASK_DEAD);
    if (ptrace_is_traced(old)) {
        waitq_wake_all(&ptrace_tracer(old)->process->child_wait);
        ptrace_forget(old);
    }
    task_unpublish(task);
    list_for_each (child, &process->children, sibling_link)
        child->parent_tid = process->pid;
    task->tid = process->pid;
    task->start_time = old->start_time;
    process->leader = task;
    task_publish(task);
    old->tid = tid; /* its last reference frees that id */
    task_put(old);
}

int process_kill_other_threads(void)
{
    struct process *process = current_process();

    /* Another thread's exec or exit has come first: this one dies on its way to user mode. */
    if (process->group_exiting || signal_fatal_pending(current))
        return -EAGAIN;
    signal_kill_threads(process, current);
    if (waitq_wait(&process->exec_wait, is_alone, process, WAIT_KILLABLE) != 0)
        return -EAGAIN;
    become_leader(current);
    return 0;
}

/* ---- System calls ---------------------------------------------------------------------------- */

long sys_exit(int status)
{
    task_exit(W_EXITCODE(status & 0xff, 0));
}

long sys_exit_group(int status)
{
    process_exit(W_EXITCODE(status & 0xff, 0));
}
