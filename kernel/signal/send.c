/*
 * Generation: from the wish to send a signal to a pending bit and a woken thread. The steps, in
 * order: side effects of stop and continue, the discard rules, queueing, the choice of a thread,
 * death at once if the signal is fatal, waking. Permission is checked before, in sys_signal.c's
 * calls, by signal_may_send().
 */
#include "abi/capability.h"
#include "abi/errno.h"
#include "debug/debug.h"
#include "debug/trace.h"
#include "lib/string.h"
#include "mm/page.h"
#include "ptrace/ptrace.h"
#include "signal/properties.h"
#include "signal/signal.h"
#include "task/cred.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"

siginfo_t signal_info_from_current(int signal, int code)
{
    siginfo_t info;

    memset(&info, 0, sizeof(info));
    info.si_signo = signal;
    info.si_code = code;
    info.si_pid = current_process()->pid;
    info.si_uid = current->cred.uid;
    return info;
}

siginfo_t signal_info_from_kernel(int signal)
{
    siginfo_t info;

    memset(&info, 0, sizeof(info));
    info.si_signo = signal;
    info.si_code = SI_KERNEL;
    return info;
}

/*
 * kill(2): "the real or effective user ID of the sending process must equal the real or saved
 * set-user-ID of the target process"; or CAP_KILL; or SIGCONT within the session; or oneself.
 */
int signal_may_send(const struct process *target, int signal)
{
    const struct cred *sender = &current->cred, *receiver = &target->leader->cred;

    if (target == current_process())
        return 0;
    if (sender->euid == receiver->suid || sender->euid == receiver->uid ||
        sender->uid == receiver->suid || sender->uid == receiver->uid)
        return 0;
    if (cred_has_cap(sender, CAP_KILL))
        return 0;
    if (signal == SIGCONT && target->pgrp->session == current_process()->pgrp->session)
        return 0;
    return -EPERM;
}

/* ---- Discarding ------------------------------------------------------------------------------ */

void signal_discard(struct pending *pending, k_sigset_t mask, pid_t target, int reason)
{
    for (k_sigset_t rest = pending->set & mask; rest; rest &= rest - 1)
        trace_event(TRACE_SIGNAL_DISCARDED, target, __builtin_ctzl(rest) + 1, reason);
    pending_discard(pending, mask);
}

void signal_discard_everywhere(struct process *process, k_sigset_t mask, int reason)
{
    struct task *task;

    signal_discard(&process->signals.pending, mask, process->pid, reason);
    list_for_each (task, &process->tasks, process_link)
        signal_discard(&task->signals.pending, mask, task->tid, reason);
}

/* signal(7): PID 1 gets only signals for which it has a handler. */
static bool is_protected_from(const struct process *process, int signal)
{
    return process == init_process && !process->signals.unprotected &&
           signal_action(process, signal)->handler == (uint64_t)SIG_DFL;
}

/*
 * Dropped at generation, unless it is blocked (then the disposition may change, or it is waited
 * for) or a tracer may want to see it: what is ignored, and what PID 1 is protected from. `task` is
 * the thread aimed at; for a process it is the main one.
 */
static bool is_dropped(const struct process *process, const struct task *task, int signal)
{
    if ((task->signals.blocked | task->signals.waiting_for) & K_SIGMASK(signal))
        return false;
    return (signal_is_ignored(process, signal) || is_protected_from(process, signal)) &&
           (signal == SIGKILL || !ptrace_is_traced(task));
}

/* SIGKILL cuts a core dump short, and is what the process died of then. */
static void cut_dump(struct process *process)
{
    struct task *dumper = process->signals.dumper;

    if (!dumper || pending_has(&dumper->signals.pending, SIGKILL))
        return;
    process->exit_code = SIGKILL;
    pending_enqueue(&dumper->signals.pending, SIGKILL, NULL);
    signal_wake(dumper, true);
}

/* The effects that a signal's generation has even if it is dropped. False: it ends here. */
static bool accept(struct process *process, const struct task *task, int signal)
{
    if (process->state != PROCESS_ALIVE || process->group_exiting || !task) {
        if (signal == SIGKILL)
            cut_dump(process);
        trace_event(TRACE_SIGNAL_DISCARDED, process->pid, signal, TRACE_DISCARD_EXITING);
        return false;
    }
    if (K_SIGMASK(signal) & SIGNALS_STOP) {
        signal_discard_everywhere(process, K_SIGMASK(SIGCONT), TRACE_DISCARD_CONTRARY);
    } else if (signal == SIGCONT) {
        signal_discard_everywhere(process, SIGNALS_STOP, TRACE_DISCARD_CONTRARY);
        stop_end(process);
    }
    if (is_dropped(process, task, signal)) {
        trace_event(TRACE_SIGNAL_DISCARDED, process->pid, signal, TRACE_DISCARD_IGNORED);
        return false;
    }
    return true;
}

/* ---- Choosing a thread and waking it --------------------------------------------------------- */

void signal_wake(struct task *task, bool fatal)
{
    task->signals.work = true;
    if (task->running) {
        if (task->cpu != this_cpu()) {
            arch_kick(task->cpu);
            trace_event(TRACE_SIGNAL_KICKED, task->tid, task->cpu->id);
        }
        return;
    }
    if ((task->state == TASK_STOPPED || task->state == TASK_TRACED) && fatal)
        stop_resume_task(task);
    else if (task->state == TASK_SLEEPING &&
             (task->wait_kind == WAIT_INTERRUPTIBLE || (fatal && task->wait_kind == WAIT_KILLABLE)))
        task_wake(task);
    else
        return;
    trace_event(TRACE_SIGNAL_WOKEN, task->tid, fatal);
}

/*
 * A thread that can take the signal now:
 * - it does not block it, or waits for just this one,
 * - it is not ending,
 * - and, unless it is SIGKILL, it is not stopped, and free of other signal work or running.
 */
static bool wants(const struct task *task, int signal)
{
    if ((task->signals.blocked & ~task->signals.waiting_for) & K_SIGMASK(signal))
        return false;
    if (task->exiting)
        return false;
    if (signal == SIGKILL)
        return true;
    if (task->state == TASK_STOPPED || task->state == TASK_TRACED)
        return false;
    return task->running || !signal_pending(task);
}

/* The thread after task in its process's circle. */
static struct task *next_thread(struct process *process, struct task *task)
{
    if (!task || list_empty(&task->process_link) || task->process_link.next == &process->tasks)
        return list_first(&process->tasks, struct task, process_link);
    return list_first(&task->process_link, struct task, process_link);
}

/* signal(7): "if more than one of the threads has the signal unblocked, then the kernel chooses an
 * arbitrary thread": the one aimed at (the main thread), else the next in turn. NULL: none. */
static struct task *choose_thread(struct process *process, struct task *aim, bool only_aim,
                                  int signal)
{
    struct task *task = process->signals.last_chosen;

    if (wants(aim, signal))
        return aim;
    if (only_aim || list_empty(&process->tasks))
        return NULL;
    for (unsigned i = 0; i < process->task_count; i++) {
        task = next_thread(process, task);
        if (wants(task, signal)) {
            process->signals.last_chosen = task;
            return task;
        }
    }
    return NULL;
}

/*
 * The process dies now, not when the thread chosen comes to look:
 * - nothing handles or ignores the signal, and its default is to terminate,
 * - without a core file, which needs the thread's own registers,
 * - the thread does not wait for it in sigtimedwait,
 * - it is not PID 1,
 * - and the one aimed at has no tracer to show the signal to.
 */
static bool is_fatal_now(const struct process *process, const struct task *aim,
                         const struct task *task, int signal)
{
    return signal_action(process, signal)->handler == (uint64_t)SIG_DFL &&
           signal_default(signal) == DEFAULT_TERMINATE &&
           !(task->signals.waiting_for & K_SIGMASK(signal)) &&
           !is_protected_from(process, signal) && (signal == SIGKILL || !ptrace_is_traced(aim));
}

void signal_kill_threads(struct process *process, struct task *except)
{
    struct task *task;

    process->signals.stop_count = 0;
    list_for_each (task, &process->tasks, process_link) {
        task->signals.stop = 0;
        if (task == except || task->exiting)
            continue;
        if (!pending_has(&task->signals.pending, SIGKILL))
            pending_enqueue(&task->signals.pending, SIGKILL, NULL);
        signal_wake(task, true);
    }
}

static void find_receiver(struct process *process, struct task *aim, bool only_aim, int signal)
{
    struct task *task = choose_thread(process, aim, only_aim, signal);

    waitq_wake_all(&process->signals.signalfd_wait);
    if (!task)
        return;
    trace_event(TRACE_SIGNAL_CHOSEN, task->tid, signal);
    if (is_fatal_now(process, aim, task, signal)) {
        trace_event(TRACE_SIGNAL_FATAL, process->pid, signal, false);
        process_start_exit(process, signal);
        signal_kill_threads(process, NULL);
        return;
    }
    signal_wake(task, signal == SIGKILL);
}

/* ---- Queueing -------------------------------------------------------------------------------- */

uint64_t signal_queue_limit(const struct task *task)
{
    return page_is_scarce() ? 0 : rlimit_get(task, RLIMIT_SIGPENDING);
}

/*
 * Whether the limit of queue entries applies. signal(7), setrlimit(2): it is for sigqueue; a
 * standard signal by kill or from the kernel is queued beyond it.
 */
static uint64_t entry_limit(const struct task *task, int signal, const siginfo_t *info)
{
    if (!signal_is_realtime(signal) && info->si_code >= 0)
        return RLIM_INFINITY;
    return signal_queue_limit(task);
}

static int enqueue(struct pending *pending, const struct task *aim, int signal,
                   const siginfo_t *info)
{
    struct sigqueue *entry = NULL;

    if (signal != SIGKILL)
        entry = sigqueue_create(aim->cred.uid, entry_limit(aim, signal, info));
    if (entry) {
        entry->info = *info;
        entry->info.si_signo = signal;
    } else if (signal_is_realtime(signal) && info->si_code != SI_USER) {
        return -EAGAIN;
    }
    pending_enqueue(pending, signal, entry);
    return 0;
}

/* Who asked: kill and the like come with a code ≤ 0, and not always with a true si_pid; of the
 * kernel's own, SIGCHLD tells which child. 0: the kernel. */
static pid_t sender_of(int signal, const siginfo_t *info)
{
    if (info->si_code <= SI_USER)
        return current_process()->pid;
    return signal == SIGCHLD && info->si_code <= CLD_CONTINUED ? info->si_pid : 0;
}

/* Everything from a signal's generation to the thread that will take it: aim, if is_private, else
 * best aim. */
static int generate(struct process *process, struct task *aim, bool is_private, int signal,
                    const siginfo_t *info)
{
    struct pending *pending = is_private ? &aim->signals.pending : &process->signals.pending;
    int error;

    assert(signal_is_valid(signal));
    trace_event(TRACE_SIGNAL_GENERATED, aim ? aim->tid : process->pid, signal, info->si_code,
                sender_of(signal, info), is_private);
    if (!accept(process, aim, signal))
        return 0;
    if (is_private && aim->exiting) {
        trace_event(TRACE_SIGNAL_DISCARDED, aim->tid, signal, TRACE_DISCARD_EXITING);
        return 0;
    }
    if (!signal_is_realtime(signal) && pending_has(pending, signal)) {
        trace_event(TRACE_SIGNAL_COALESCED, aim->tid, signal);
        return 0;
    }
    error = enqueue(pending, aim, signal, info);
    if (error) {
        trace_event(TRACE_SIGNAL_DISCARDED, process->pid, signal, TRACE_DISCARD_FULL);
        return error;
    }
    trace_event(TRACE_SIGNAL_QUEUED, aim->tid, signal);
    find_receiver(process, aim, is_private, signal);
    return 0;
}

int signal_send_process(struct process *process, int signal, const siginfo_t *info)
{
    return generate(process, process->leader, false, signal, info);
}

int signal_send_preferring(struct task *aim, int signal, const siginfo_t *info)
{
    return generate(aim->process, aim, false, signal, info);
}

int signal_send_task(struct task *task, int signal, const siginfo_t *info)
{
    return generate(task->process, task, true, signal, info);
}

void signal_send_kernel(struct process *process, int signal)
{
    siginfo_t info = signal_info_from_kernel(signal);

    generate(process, process->leader, false, signal, &info);
}

int signal_send_pgrp(struct pgrp *pgrp, int signal, const siginfo_t *info)
{
    siginfo_t from_kernel = signal_info_from_kernel(signal);
    struct process *process;
    int count = 0;

    list_for_each (process, &pgrp->members, pgrp_link) {
        generate(process, process->leader, false, signal, info ? info : &from_kernel);
        count++;
    }
    return count;
}

bool signal_send_entry(struct process *process, struct task *task, int signal,
                       struct sigqueue *entry)
{
    struct task *aim = task ? task : process->leader;

    assert(entry->taken);
    if (!task && process == current_process() && !current->exiting)
        aim = current; /* as Linux: the thread that runs takes the process's timers */
    trace_event(TRACE_SIGNAL_GENERATED, aim ? aim->tid : process->pid, signal, SI_TIMER, 0,
                task != NULL);
    if (sigqueue_is_queued(entry)) {
        trace_event(TRACE_SIGNAL_COALESCED, aim->tid, signal);
        return false;
    }
    if (!accept(process, aim, signal))
        return false;
    pending_enqueue(task ? &task->signals.pending : &process->signals.pending, signal, entry);
    trace_event(TRACE_SIGNAL_QUEUED, aim->tid, signal);
    find_receiver(process, aim, task != NULL, signal);
    return true;
}
