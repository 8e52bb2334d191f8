/*
 * The system calls that send: kill, tkill, tgkill, rt_sigqueueinfo, rt_tgsigqueueinfo,
 * pidfd_send_signal; and restart_syscall. Each finds its target, asks for permission and hands the
 * siginfo to send.c.
 */
#include "abi/errno.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "lib/string.h"
#include "procfs/procfs.h"
#include "signal/properties.h"
#include "signal/signal.h"
#include "syscall/syscall.h"
#include "task/calls/pidfd.h"
#include "task/process.h"
#include "task/task.h"

/* ---- Targets --------------------------------------------------------------------------------- */

static int check(const struct process *target, int signal, const siginfo_t *info)
{
    if (signal != 0 && !signal_is_valid(signal))
        return -EINVAL;
    /* si_code > 0 is the kernel's: only oneself may be sent that, see check_code(). */
    return info->si_code > 0 ? 0 : signal_may_send(target, signal);
}

static int send_to_process(struct process *target, int signal, const siginfo_t *info)
{
    int error = check(target, signal, info);

    if (error || signal == 0)
        return error;
    return signal_send_process(target, signal, info);
}

/* To a process by its id; Linux takes the id of any of its threads too, and prefers that one. */
static int send_to_pid(pid_t pid, int signal, const siginfo_t *info)
{
    struct process *target = process_find(pid);
    struct task *task = target ? NULL : task_find(pid);
    int error;

    if (target)
        return send_to_process(target, signal, info);
    if (!task)
        return -ESRCH;
    error = check(task->process, signal, info);
    return error || signal == 0 ? error : signal_send_preferring(task, signal, info);
}

/* POSIX: success if at least one process could be signalled; else the last error. */
static int send_to_pgrp(pid_t id, int signal, const siginfo_t *info)
{
    struct pgrp *pgrp = pgrp_find(id);
    struct process *process;
    int result = -ESRCH;

    if (!pgrp)
        return -ESRCH;
    list_for_each (process, &pgrp->members, pgrp_link) {
        int error = send_to_process(process, signal, info);

        if (result != 0)
            result = error;
    }
    return result;
}

struct broadcast {
    int signal, result, count;
    const siginfo_t *info;
};

static int broadcast_to(struct process *process, void *argument)
{
    struct broadcast *broadcast = argument;
    int error;

    if (process->pid <= 1 || process == current_process())
        return 0;
    broadcast->count++;
    error = send_to_process(process, broadcast->signal, broadcast->info);
    if (error != -EPERM)
        broadcast->result = error;
    return 0;
}

/* kill(2): "every process for which the calling process has permission to send signals, except for
 * process 1"; Linux leaves the caller out, too. */
static int send_to_all(int signal, const siginfo_t *info)
{
    struct broadcast broadcast = { .signal = signal, .info = info };

    process_for_each(broadcast_to, &broadcast);
    return broadcast.count > 0 ? broadcast.result : -ESRCH;
}

/* One thread; tgid < 0: of any process. A zombie's main thread takes signals and does nothing. */
static int send_to_thread(pid_t tgid, pid_t tid, int signal, const siginfo_t *info)
{
    struct task *task = task_find(tid);
    struct process *process = task ? task->process : process_find(tid);
    int error;

    if (!process || (tgid > 0 && process->pid != tgid))
        return -ESRCH;
    error = check(process, signal, info);
    if (error || signal == 0 || !task)
        return error;
    return signal_send_task(task, signal, info);
}

/* ---- kill, tkill, tgkill --------------------------------------------------------------------- */

long sys_kill(pid_t pid, int signal)
{
    siginfo_t info = signal_info_from_current(signal, SI_USER);

    if (pid > 0)
        return send_to_pid(pid, signal, &info);
    if (pid == -1)
        return send_to_all(signal, &info);
    if (pid == (pid_t)0x80000000) /* has no negative */
        return -ESRCH;
    return send_to_pgrp(pid == 0 ? current_process()->pgrp->id : -pid, signal, &info);
}

long sys_tkill(pid_t tid, int signal)
{
    siginfo_t info = signal_info_from_current(signal, SI_TKILL);

    return tid > 0 ? send_to_thread(-1, tid, signal, &info) : -EINVAL;
}

long sys_tgkill(pid_t pid, pid_t tid, int signal)
{
    siginfo_t info = signal_info_from_current(signal, SI_TKILL);

    if (pid <= 0 || tid <= 0)
        return -EINVAL;
    return send_to_thread(pid, tid, signal, &info);
}

/* ---- With a siginfo of the caller's ---------------------------------------------------------- */

/* What the kernel keeps of a user's siginfo; the rest reads as zeros, and is not even looked at if
 * the layout is known. */
#define SIGINFO_KEPT 48

/* The siginfo layouts that have a meaning (sigaction(2)): codes up to the last one
 * of the signal. */
static bool has_known_layout(int signal, int code)
{
    if (code == SI_KERNEL)
        return true;
    if (code > SI_USER)
        return signal_is_valid(signal) &&
               code <= (siginfo_last_code(signal) ? siginfo_last_code(signal) : POLL_HUP);
    return code >= SI_DETHREAD || code == SI_ASYNCNL;
}

/* 0, -EFAULT, or -E2BIG for unknown codes with data beyond what is kept. */
static int read_info(siginfo_t *info, const siginfo_t __user *from, int signal)
{
    unsigned char rest[sizeof(*info) - SIGINFO_KEPT];

    memset(info, 0, sizeof(*info));
    if (copy_from_user(info, from, SIGINFO_KEPT) != 0)
        return -EFAULT;
    info->si_signo = signal;
    if (has_known_layout(signal, info->si_code))
        return 0;
    if (copy_from_user(rest, (const char __user *)from + SIGINFO_KEPT, sizeof(rest)) != 0)
        return -EFAULT;
    for (size_t i = 0; i < sizeof(rest); i++)
        if (rest[i] != 0)
            return -E2BIG;
    return 0;
}

/* rt_sigqueueinfo(2): codes of the kernel's and tkill's may be used towards oneself only. */
static bool may_use_code(const siginfo_t *info, bool to_self)
{
    return to_self || (info->si_code < 0 && info->si_code != SI_TKILL);
}

long sys_rt_sigqueueinfo(pid_t pid, int signal, const siginfo_t __user *from)
{
    siginfo_t info;
    int error = read_info(&info, from, signal);

    if (error)
        return error;
    if (!may_use_code(&info, current->tid == pid))
        return -EPERM;
    return send_to_pid(pid, signal, &info);
}

long sys_rt_tgsigqueueinfo(pid_t pid, pid_t tid, int signal, const siginfo_t __user *from)
{
    siginfo_t info;
    int error = read_info(&info, from, signal);

    if (error)
        return error;
    if (pid <= 0 || tid <= 0)
        return -EINVAL;
    if (!may_use_code(&info, current->tid == tid))
        return -EPERM;
    return send_to_thread(pid, tid, signal, &info);
}

/* ---- pidfd_send_signal ----------------------------------------------------------------------- */

enum pidfd_scope { SCOPE_THREAD, SCOPE_PROCESS, SCOPE_PGRP };

static enum pidfd_scope scope_of(unsigned flags, bool is_thread)
{
    if (flags == PIDFD_SIGNAL_THREAD || (flags == 0 && is_thread))
        return SCOPE_THREAD;
    return flags == PIDFD_SIGNAL_PROCESS_GROUP ? SCOPE_PGRP : SCOPE_PROCESS;
}

static int pidfd_info(siginfo_t *info, const siginfo_t __user *from, int signal, bool to_self)
{
    int claimed, error;

    if (get_user(claimed, user_member(siginfo_t, from, si_signo)) != 0)
        return -EFAULT;
    error = read_info(info, from, signal);
    if (error)
        return error;
    if (claimed != signal)
        return -EINVAL;
    return may_use_code(info, to_self) ? 0 : -EPERM;
}

static int pidfd_send(struct process *target, pid_t thread, int signal,
                      const siginfo_t __user *from, unsigned flags)
{
    enum pidfd_scope scope = scope_of(flags, thread != 0);
    pid_t tid = thread ? thread : target->pid;
    siginfo_t info = signal_info_from_current(signal, scope == SCOPE_THREAD ? SI_TKILL : SI_USER);
    int error = 0;

    if (from)
        error = pidfd_info(&info, from, signal, tid == current->tid && scope != SCOPE_PGRP);
    if (error)
        return error;
    if (target->state == PROCESS_REAPED)
        return -ESRCH;
    if (scope == SCOPE_THREAD)
        return send_to_thread(target->pid, tid, signal, &info);
    if (scope == SCOPE_PGRP)
        return send_to_pgrp(tid, signal, &info);
    return send_to_process(target, signal, &info);
}

long sys_pidfd_send_signal(int fd, int signal, const siginfo_t __user *from, unsigned flags)
{
    struct process *target;
    const struct file *file;
    int error;

    if ((flags & ~(PIDFD_SIGNAL_THREAD | PIDFD_SIGNAL_THREAD_GROUP | PIDFD_SIGNAL_PROCESS_GROUP)) ||
        (flags & (flags - 1)))
        return -EINVAL;
    file = fd_get(fd);
    if (!file)
        return -EBADF;
    target = pidfd_process(file);
    if (target)
        return pidfd_send(target, pidfd_thread(file), signal, from, flags);
    error = procfs_find_process(file, &target);
    return error ? error : pidfd_send(target, 0, signal, from, flags);
}

/* ---- restart_syscall ------------------------------------------------------------------------- */

/* Goes on with the call that a stop interrupted (-ERESTART_RESTARTBLOCK). */
long sys_restart_syscall(void)
{
    struct restart *restart = &current->restart;
    long (*function)(struct restart *) = restart->function;

    if (!function)
        return -EINTR;
    restart->function = NULL;
    return function(restart);
}
