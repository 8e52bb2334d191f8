/*
 * Who traces whom: attaching, inheriting a tracer, letting go; and who may.
 */
#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/sched.h"
#include "debug/debug.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "ptrace/ptrace.h"
#include "signal/signal.h"
#include "task/process.h"
#include "task/task.h"

#define OPTIONS_KNOWN                                                                              \
    (PTRACE_O_TRACESYSGOOD | PTRACE_O_EVENT(PTRACE_EVENT_FORK) |                                   \
     PTRACE_O_EVENT(PTRACE_EVENT_VFORK) | PTRACE_O_EVENT(PTRACE_EVENT_CLONE) |                     \
     PTRACE_O_EVENT(PTRACE_EVENT_EXEC) | PTRACE_O_EVENT(PTRACE_EVENT_VFORK_DONE) |                 \
     PTRACE_O_EVENT(PTRACE_EVENT_EXIT) | PTRACE_O_EVENT(PTRACE_EVENT_SECCOMP) | PTRACE_O_EXITKILL)

bool ptrace_is_reparented(const struct task *task)
{
    return ptrace_is_traced(task) && task->ptrace->tracer->process != task->process->parent;
}

bool ptrace_options_valid(uint64_t options)
{
    return !(options & ~(uint64_t)OPTIONS_KNOWN);
}

/* ---- Permission ------------------------------------------------------------------------------ */

/* ptrace(2), "Ptrace access mode checking", with the real ids of the caller. */
int ptrace_may_access(const struct task *task)
{
    const struct cred *own = &current->cred, *other = &task->cred;

    if (task->process == current_process() || cred_has_cap(own, CAP_SYS_PTRACE))
        return 0;
    if (own->uid != other->euid || own->uid != other->suid || own->uid != other->uid ||
        own->gid != other->egid || own->gid != other->sgid || own->gid != other->gid)
        return -EPERM;
    if (task->process->aspace && task->process->dumpable != DUMPABLE_BY_USER)
        return -EPERM;
    return other->cap_permitted & ~own->cap_permitted ? -EPERM : 0;
}

static int may_attach(const struct task *task)
{
    if (task->process == current_process() || task->process == kernel_process)
        return -EPERM;
    if (task->exiting || ptrace_is_traced(task))
        return -EPERM;
    return ptrace_may_access(task);
}

/* capabilities(7): a tracer must not have fewer than what it traces. */
static bool may_be_my_tracer(const struct task *tracer)
{
    return cred_has_cap(&tracer->cred, CAP_SYS_PTRACE) ||
           !(current->cred.cap_permitted & ~tracer->cred.cap_permitted);
}

/* ---- The link -------------------------------------------------------------------------------- */

static int make_state(struct task *task)
{
    struct ptrace *ptrace = task->ptrace;

    if (ptrace)
        return 0;
    ptrace = kzalloc(sizeof(*ptrace));
    if (!ptrace)
        return -ENOMEM;
    ptrace->task = task;
    list_init(&ptrace->tracees);
    list_init(&ptrace->link);
    task->ptrace = ptrace;
    return 0;
}

void ptrace_free(struct task *task)
{
    assert(!task->ptrace->tracer && list_empty(&task->ptrace->tracees));
    kfree(task->ptrace);
    task->ptrace = NULL;
}

/* Both have a struct ptrace. */
static void link_to(struct task *task, struct task *tracer)
{
    struct ptrace *ptrace = task->ptrace;

    assert(!ptrace->tracer);
    ptrace->tracer = tracer;
    ptrace->tracer_capable = cred_has_cap(&tracer->cred, CAP_SYS_PTRACE);
    ptrace->code = 0;
    list_add_tail(&tracer->ptrace->tracees, &ptrace->link);
}

static int attach(struct task *task, struct task *tracer)
{
    if (make_state(task) != 0 || make_state(tracer) != 0)
        return -ENOMEM;
    link_to(task, tracer);
    return 0;
}

int ptrace_traceme(void)
{
    struct task *parent = task_find(current_process()->parent_tid);

    if (ptrace_is_traced(current) || !parent || parent->exiting || !may_be_my_tracer(parent))
        return -EPERM;
    return attach(current, parent);
}

int ptrace_attach(struct task *task, bool seize, uint64_t options)
{
    siginfo_t info = { .si_signo = SIGSTOP, .si_code = SI_KERNEL };
    int error;

    if (seize && !ptrace_options_valid(options))
        return -EIO;
    error = may_attach(task);
    if (error)
        return error;
    error = attach(task, current);
    if (error)
        return error;
    task->ptrace->seized = seize;
    task->ptrace->options = seize ? (unsigned)options : 0;
    if (!seize)
        signal_send_task(task, SIGSTOP, &info);
    if (task->state == TASK_STOPPED)
        ptrace_trap_stopped(task);
    return 0;
}

int ptrace_fork(struct task *child, uint64_t flags, int event)
{
    const struct ptrace *own = current->ptrace;

    if (!ptrace_is_traced(current) || !(event || (flags & CLONE_PTRACE)))
        return 0;
    if (attach(child, own->tracer) != 0)
        return -ENOMEM;
    child->ptrace->seized = own->seized;
    child->ptrace->options = own->options;
    child->ptrace->tracer_capable = own->tracer_capable;
    if (own->seized)
        child->signals.stop |= STOP_TRAP;
    else
        pending_enqueue(&child->signals.pending, SIGSTOP, NULL);
    child->signals.work = true;
    return 0;
}

/* ---- Letting go ------------------------------------------------------------------------------ */

void ptrace_forget(struct task *task)
{
    struct ptrace *ptrace = task->ptrace;

    list_remove(&ptrace->link);
    ptrace->tracer = NULL;
    ptrace->seized = ptrace->listening = false;
    ptrace->options = 0;
    task->syscall_work &= ~(unsigned)(SYSCALL_TRACE | SYSCALL_EMULATE);
    task->signals.stop &= STOP_GROUP | STOP_COUNTED;
}

/* A group stop of its process, in which it took part by standing still for its tracer, is still
 * on: it takes part by itself now. */
static void rejoin_group_stop(struct task *task)
{
    const struct process_signals *group = &task->process->signals;

    if (!task->exiting && (group->stopped || group->stop_count > 0))
        task->signals.stop |= STOP_GROUP;
}

void ptrace_detach(struct task *task)
{
    struct process *tracer = task->ptrace->tracer->process;

    ptrace_forget(task);
    if (task->state == TASK_DEAD) {
        ptrace_forget_end(task, tracer);
        return;
    }
    arch_single_step(task, false);
    rejoin_group_stop(task);
    if (task->state == TASK_TRACED)
        ptrace_resume(task, task->ptrace->code);
    else if (task->signals.stop)
        signal_wake(task, false);
}

void ptrace_exit_tracer(struct task *tracer)
{
    struct ptrace *ptrace, *next;

    list_for_each_safe (ptrace, next, &tracer->ptrace->tracees, link) {
        struct task *task = ptrace->task;

        if ((ptrace->options & PTRACE_O_EXITKILL) && task->state != TASK_DEAD)
            signal_send_kernel(task->process, SIGKILL);
        ptrace_detach(task);
    }
}
