/* Scheduling parameters: nice values, policies, affinity (sched(7)). */
#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/resource.h"
#include "abi/sched.h"
#include "arch/usercopy.h"
#include "lib/string.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"
#include "time/clock.h"

#define NICE_MIN (-20)
#define NICE_MAX 19

/* ---- nice ------------------------------------------------------------------------------------ */

struct nice_request {
    int which;
    id_t who;
    bool set;
    int nice;   /* set: the new one; get: the best found, as 20 - nice */
    long error; /* -ESRCH until a task was found */
};

static bool selects(const struct nice_request *request, const struct task *task)
{
    switch (request->which) {
    case PRIO_PROCESS: return (id_t)task->tid == request->who;
    case PRIO_PGRP: return task->process->pgrp && (id_t)task->process->pgrp->id == request->who;
    default: return task->cred.uid == request->who;
    }
}

static bool owns(const struct task *task)
{
    const struct cred *own = &current->cred;

    return own->euid == task->cred.uid || own->euid == task->cred.euid ||
           cred_has_cap(own, CAP_SYS_NICE);
}

/* RLIMIT_NICE says how far below 20 an unprivileged task may go. */
static bool may_raise(const struct task *task, int nice)
{
    return nice >= task->nice || cred_has_cap(&current->cred, CAP_SYS_NICE) ||
           (uint64_t)(20 - nice) <= rlimit_get(task, RLIMIT_NICE);
}

static int apply(struct task *task, void *argument)
{
    struct nice_request *request = argument;

    if (!selects(request, task))
        return 0;
    if (!request->set) {
        request->nice = MAX(request->nice, 20 - task->nice);
        request->error = 0;
    } else if (!owns(task)) {
        request->error = -EPERM;
    } else if (!may_raise(task, request->nice)) {
        request->error = -EACCES;
    } else {
        task->nice = request->nice;
        request->error = request->error == -ESRCH ? 0 : request->error;
    }
    return 0;
}

static int fill_request(struct nice_request *request, int which, int who)
{
    if (which < PRIO_PROCESS || which > PRIO_USER)
        return -EINVAL;
    request->which = which;
    request->error = -ESRCH;
    request->who = (id_t)who;
    if (who == 0 && which == PRIO_PROCESS)
        request->who = (id_t)current->tid;
    else if (who == 0 && which == PRIO_PGRP)
        request->who = (id_t)current_process()->pgrp->id;
    else if (who == 0)
        request->who = current->cred.uid;
    return 0;
}

long sys_getpriority(int which, int who)
{
    struct nice_request request = { 0 };
    int error = fill_request(&request, which, who);

    if (error)
        return error;
    task_for_each(apply, &request);
    return request.error ? request.error : request.nice;
}

long sys_setpriority(int which, int who, int nice)
{
    struct nice_request request = { .set = true, .nice = MAX(NICE_MIN, MIN(NICE_MAX, nice)) };
    int error = fill_request(&request, which, who);

    if (error)
        return error;
    task_for_each(apply, &request);
    return request.error;
}

/* ---- Policies -------------------------------------------------------------------------------- */

static struct task *find(pid_t pid)
{
    return pid == 0 ? current : task_find(pid);
}

static bool is_realtime(int policy)
{
    return policy == SCHED_FIFO || policy == SCHED_RR;
}

static bool policy_is_known(int policy)
{
    return is_realtime(policy) || policy == SCHED_OTHER || policy == SCHED_BATCH ||
           policy == SCHED_IDLE;
}

static long set_policy(pid_t pid, int policy, const struct sched_param __user *user)
{
    struct sched_param param;
    struct task *task;

    if (pid < 0 || !user)
        return -EINVAL;
    if (copy_from_user(&param, user, sizeof(param)) != 0)
        return -EFAULT;
    task = find(pid);
    if (!task)
        return -ESRCH;
    if (policy < 0)
        policy = task->policy;
    policy &= ~SCHED_RESET_ON_FORK;
    if (!policy_is_known(policy) || param.sched_priority < (is_realtime(policy) ? 1 : 0) ||
        param.sched_priority > (is_realtime(policy) ? 99 : 0))
        return -EINVAL;
    if (!owns(task))
        return -EPERM;
    if (is_realtime(policy) && !cred_has_cap(&current->cred, CAP_SYS_NICE) &&
        (uint64_t)param.sched_priority > rlimit_get(task, RLIMIT_RTPRIO))
        return -EPERM;
    sched_set_priority(task, policy, param.sched_priority);
    return 0;
}

long sys_sched_setscheduler(pid_t pid, int policy, const struct sched_param __user *param)
{
    return policy < 0 ? -EINVAL : set_policy(pid, policy, param);
}

long sys_sched_setparam(pid_t pid, const struct sched_param __user *param)
{
    return set_policy(pid, -1, param);
}

long sys_sched_getscheduler(pid_t pid)
{
    struct task *task = find(pid);

    if (pid < 0)
        return -EINVAL;
    return task ? task->policy : -ESRCH;
}

long sys_sched_getparam(pid_t pid, struct sched_param __user *out)
{
    struct task *task = find(pid);
    struct sched_param param = { 0 };

    if (pid < 0 || !out)
        return -EINVAL;
    if (!task)
        return -ESRCH;
    param.sched_priority = task->priority;
    return copy_to_user(out, &param, sizeof(param));
}

long sys_sched_get_priority_max(int policy)
{
    return policy_is_known(policy) ? (is_realtime(policy) ? 99 : 0) : -EINVAL;
}

long sys_sched_get_priority_min(int policy)
{
    return policy_is_known(policy) ? is_realtime(policy) : -EINVAL;
}

long sys_sched_rr_get_interval(pid_t pid, struct timespec __user *out)
{
    struct task *task = find(pid);
    struct timespec interval;

    if (pid < 0)
        return -EINVAL;
    if (!task)
        return -ESRCH;
    interval = ns_to_timespec(task->policy == SCHED_FIFO ? 0 : SCHED_RR_INTERVAL);
    return copy_to_user(out, &interval, sizeof(interval));
}

/* ---- Affinity -------------------------------------------------------------------------------- */

static uint64_t existing_cpus(void)
{
    return cpu_count >= 64 ? ~0ul : (1ul << cpu_count) - 1;
}

long sys_sched_setaffinity(pid_t pid, unsigned size, const void __user *user)
{
    struct task *task;
    uint64_t mask = 0;

    if (copy_from_user(&mask, user, MIN(size, sizeof(mask))) != 0)
        return -EFAULT;
    task = find(pid);
    if (!task)
        return -ESRCH;
    if (!owns(task))
        return -EPERM;
    mask &= existing_cpus();
    if (mask == 0)
        return -EINVAL;
    task->affinity = mask;
    return 0;
}

/* Returns the size of the kernel's mask, as the bare call does. */
long sys_sched_getaffinity(pid_t pid, unsigned size, void __user *out)
{
    struct task *task = find(pid);
    uint64_t mask;

    if (size < sizeof(mask) || size % sizeof(mask) != 0)
        return -EINVAL;
    if (!task)
        return -ESRCH;
    mask = task->affinity & existing_cpus();
    return copy_to_user(out, &mask, sizeof(mask)) != 0 ? -EFAULT : (long)sizeof(mask);
}

long sys_getcpu(unsigned __user *cpu, unsigned __user *node, void __user *unused)
{
    unsigned zero = 0;

    (void)unused;
    if (cpu && put_user(this_cpu()->id, cpu) != 0)
        return -EFAULT;
    return node ? put_user(zero, node) : 0;
}
