/*
 * fork, vfork, clone, clone3: a new thread or process as a copy of the caller.
 * clone(2) decides what is shared; everything that can fail is done before the child is visible.
 */
#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/resource.h"
#include "abi/sched.h"
#include "arch/usercopy.h"
#include "debug/debug.h"
#include "fs/file.h"
#include "lib/string.h"
#include "mm/aspace.h"
#include "mm/kmalloc.h"
#include "ptrace/ptrace.h"
#include "signal/signal.h"
#include "syscall/syscall.h"
#include "task/calls/pidfd.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"

#define CLONE_NAMESPACES                                                                           \
    (CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID |  \
     CLONE_NEWNET)

/* A request in one form for all four calls. */
struct clone_request {
    uint64_t flags;
    int exit_signal;
    uint64_t stack; /* the child's rsp, 0: the parent's */
    uint64_t tls;
    int __user *parent_tid, *child_tid, *pidfd;
    pid_t set_tid; /* 0: any */
};

/* clone(2), ERRORS. */
static int check_flags(const struct clone_request *request)
{
    uint64_t flags = request->flags;

    if (flags & CLONE_NAMESPACES)
        return -EINVAL; /* LIMIT: no namespaces */
    if ((flags & CLONE_THREAD) && !(flags & CLONE_SIGHAND))
        return -EINVAL;
    if ((flags & CLONE_SIGHAND) && !(flags & CLONE_VM))
        return -EINVAL;
    if ((flags & CLONE_SIGHAND) && (flags & CLONE_CLEAR_SIGHAND))
        return -EINVAL;
    if ((flags & CLONE_PIDFD) && (flags & CLONE_PARENT_SETTID) &&
        request->pidfd == request->parent_tid)
        return -EINVAL;
    if ((flags & CLONE_PARENT) && current_process() == init_process)
        return -EINVAL;
    if (flags & CLONE_INTO_CGROUP)
        return -EBADF; /* LIMIT: no cgroups, so no descriptor is one's */
    if ((flags & CLONE_SETTLS) && request->tls >= USER_END)
        return -EPERM;
    if (request->set_tid && !cred_has_cap(&current->cred, CAP_SYS_ADMIN) &&
        !cred_has_cap(&current->cred, CAP_CHECKPOINT_RESTORE))
        return -EPERM;
    return 0;
}

/* RLIMIT_NPROC counts the tasks of the real uid; root may pass it. */
static int check_limits(void)
{
    const struct cred *cred = &current->cred;

    if (cred->uid != 0 && !cred_is_root(cred) &&
        process_count_tasks(cred->uid) >= rlimit_get(current, RLIMIT_NPROC))
        return -EAGAIN;
    return 0;
}

static int copy_aspace(struct process *process, uint64_t flags)
{
    if (flags & CLONE_THREAD)
        return 0; /* the process's own */
    if (!(flags & CLONE_VM))
        return aspace_fork(current_process()->aspace, &process->aspace);
    process->aspace = aspace_get(current_process()->aspace);
    return 0;
}

static int copy_files(struct task *child, uint64_t flags)
{
    int error;

    if (flags & CLONE_FILES)
        child->files = files_get(current->files);
    else if ((error = files_copy(current->files, &child->files)) != 0)
        return error;
    if (flags & CLONE_FS)
        child->fs = fs_context_get(current->fs);
    else if ((error = fs_context_copy(current->fs, &child->fs)) != 0)
        return error;
    return 0;
}

static void copy_scheduling(struct task *child)
{
    child->policy = current->policy;
    child->priority = current->priority;
    child->nice = current->nice;
    child->affinity = current->affinity;
}

/* Where the child starts: in kernel mode, once the scheduler has switched to it. */
static void child_main(void *unused)
{
    (void)unused;
    sched_after_switch();
    if (current->set_child_tid)
        put_user(current->tid, current->set_child_tid);
    arch_enter_user();
}

/* Undoes a half-made child that nobody has seen. */
static void discard_child(struct process *process, struct task *child, bool is_thread)
{
    if (child) {
        files_put(child->files);
        fs_context_put(child->fs);
        if (ptrace_is_traced(child))
            ptrace_forget(child);
        signal_exit_task(child);
        if (!is_thread)
            aspace_put(process->aspace);
        task_put(child);
    }
    if (!is_thread)
        process_put(process);
}

static int fill_child(struct process *process, struct task *child,
                      const struct clone_request *request)
{
    uint64_t flags = request->flags;
    int error;

    error = copy_aspace(process, flags);
    if (error)
        return error;
    error = copy_files(child, flags);
    if (error)
        return error;
    error = signal_fork(child, flags);
    if (error)
        return error;
    copy_scheduling(child);
    child->no_new_privs = current->no_new_privs;
    arch_task_fork(child, request->stack, flags & CLONE_SETTLS, request->tls);
    arch_task_set_entry(child, child_main, NULL);
    if (flags & CLONE_CHILD_SETTID)
        child->set_child_tid = request->child_tid;
    if (flags & CLONE_CHILD_CLEARTID)
        child->clear_child_tid = (uint32_t __user *)request->child_tid;
    child->vfork_child = flags & CLONE_VFORK;
    return 0;
}

/* POSIX vfork: the parent sleeps until the child let go of the memory, by exec or exit. */
static bool vfork_done(void *child)
{
    return !((struct task *)child)->vfork_child;
}

static void wait_for_vfork(struct task *child)
{
    pid_t tid = child->tid;

    if (waitq_wait(&child->process->vfork_wait, vfork_done, child, WAIT_KILLABLE) == 0)
        ptrace_event(PTRACE_EVENT_VFORK_DONE, (uint64_t)tid);
}

static int install_pidfd(const struct clone_request *request, struct task *child)
{
    struct task *thread = request->flags & CLONE_THREAD ? child : NULL;
    int fd = pidfd_create(child->process, thread, 0);

    if (fd >= 0 && put_user(fd, request->pidfd) != 0) {
        fd_close(fd);
        return -EFAULT;
    }
    return MIN(fd, 0);
}

static struct process *choose_parent(uint64_t flags)
{
    return flags & CLONE_PARENT ? current_process()->parent : current_process();
}

static long clone_task(const struct clone_request *request)
{
    uint64_t flags = request->flags;
    bool is_thread = flags & CLONE_THREAD;
    int event = ptrace_clone_event(flags, request->exit_signal);
    struct process *process = current_process();
    struct task *child = NULL;
    long error;
    pid_t tid;

    error = check_flags(request);
    if (error)
        return error;
    /* A signal for the whole process must meet the child as well: it is delivered first. */
    if (signal_pending(current))
        return -ERESTARTNOINTR;
    error = check_limits();
    if (error)
        return error;
    if (!is_thread) {
        error = process_create(choose_parent(flags), request->set_tid, &process);
        if (error)
            return error;
        process->exit_signal =
            flags & CLONE_PARENT ? current_process()->exit_signal : request->exit_signal;
        process->parent_tid = flags & CLONE_PARENT ? current_process()->parent_tid : current->tid;
    }
    error = task_create(process, request->set_tid, &child);
    if (error)
        goto discard;
    error = fill_child(process, child, request);
    if (!error)
        error = ptrace_fork(child, flags, event);
    if (error)
        goto discard;
    if (flags & CLONE_PIDFD) {
        error = install_pidfd(request, child);
        if (error)
            goto discard;
    }
    tid = child->tid;
    if (flags & CLONE_PARENT_SETTID)
        put_user(tid, request->parent_tid);

    task_get(child);
    if (!is_thread)
        process_publish(process);
    task_publish(child);
    task_wake(child);
    ptrace_event(event, (uint64_t)tid);
    if (flags & CLONE_VFORK)
        wait_for_vfork(child);
    task_put(child);
    return tid;

discard:
    discard_child(process, child, is_thread);
    return error;
}

long sys_fork(void)
{
    return clone_task(&(struct clone_request){ .exit_signal = SIGCHLD });
}

long sys_vfork(void)
{
    return clone_task(
        &(struct clone_request){ .flags = CLONE_VFORK | CLONE_VM, .exit_signal = SIGCHLD });
}

long sys_clone(unsigned long flags, unsigned long stack, int __user *parent_tid,
               int __user *child_tid, unsigned long tls)
{
    struct clone_request request = {
        .flags = (uint32_t)flags & ~(uint64_t)CSIGNAL,
        .exit_signal = (int)(flags & CSIGNAL),
        .stack = stack,
        .tls = tls,
        .parent_tid = parent_tid,
        .child_tid = child_tid,
        .pidfd = parent_tid, /* clone(2): the two share the argument */
    };

    if ((flags & CLONE_PIDFD) && (flags & CLONE_DETACHED))
        return -EINVAL;
    return clone_task(&request);
}

/* The bytes behind what this kernel knows must be zero (clone3(2): E2BIG). */
static int check_tail(const uint8_t __user *tail, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        uint8_t byte;

        if (copy_from_user(&byte, tail + i, 1) != 0)
            return -EFAULT;
        if (byte != 0)
            return -E2BIG;
    }
    return 0;
}

static int read_clone_args(const struct clone_args __user *arguments, size_t size,
                           struct clone_args *args)
{
    int error;

    memset(args, 0, sizeof(*args));
    if (size < CLONE_ARGS_SIZE_VER0)
        return -EINVAL;
    if (size > PAGE_SIZE)
        return -E2BIG;
    if (size > sizeof(*args)) {
        error = check_tail((const uint8_t __user *)arguments + sizeof(*args), size - sizeof(*args));
        if (error)
            return error;
    }
    return copy_from_user(args, arguments, MIN(size, sizeof(*args))) != 0 ? -EFAULT : 0;
}

/* An id for each nested pid namespace: here there is one. */
static int read_set_tid(const struct clone_args *args, pid_t *out)
{
    *out = 0;
    if ((args->set_tid == 0) != (args->set_tid_size == 0) || args->set_tid_size > 1)
        return -EINVAL;
    if (!args->set_tid)
        return 0;
    if (get_user(*out, (const pid_t __user *)args->set_tid) != 0)
        return -EFAULT;
    return *out < 1 ? -EINVAL : 0;
}

/* clone(2), ERRORS "(clone3() only)". */
static int check_clone_args(const struct clone_args *args, size_t size)
{
    if (args->exit_signal > K_NSIG)
        return -EINVAL;
    if ((args->flags & CLONE_INTO_CGROUP) &&
        (args->cgroup >= 1ul << 31 || size < CLONE_ARGS_SIZE_VER2))
        return -EINVAL;
    if (args->flags & (CSIGNAL | CLONE_DETACHED) || args->flags >= CLONE_INTO_CGROUP << 1)
        return -EINVAL;
    if ((args->flags & (CLONE_THREAD | CLONE_PARENT)) && args->exit_signal != 0)
        return -EINVAL;
    if ((args->stack == 0) != (args->stack_size == 0))
        return -EINVAL;
    if (args->stack > USER_END || args->stack_size > USER_END - args->stack)
        return -EINVAL;
    return 0;
}

long sys_clone3(struct clone_args __user *arguments, size_t size)
{
    struct clone_args args;
    struct clone_request request;
    pid_t set_tid;
    int error;

    error = read_clone_args(arguments, size, &args);
    if (!error)
        error = check_clone_args(&args, size);
    if (!error)
        error = read_set_tid(&args, &set_tid);
    if (error)
        return error;
    request = (struct clone_request){
        .flags = args.flags,
        .exit_signal = (int)args.exit_signal,
        .stack = args.stack + args.stack_size,
        .tls = args.tls,
        .parent_tid = (int __user *)args.parent_tid,
        .child_tid = (int __user *)args.child_tid,
        .pidfd = (int __user *)args.pidfd,
        .set_tid = set_tid,
    };
    return clone_task(&request);
}

long sys_set_tid_address(int __user *address)
{
    current->clear_child_tid = (uint32_t __user *)address;
    return current->tid;
}

long sys_getpid(void)
{
    return current_process()->pid;
}

long sys_gettid(void)
{
    return current->tid;
}

long sys_getppid(void)
{
    return current_process()->parent->pid;
}

long sys_sched_yield(void)
{
    task_yield();
    return 0;
}
