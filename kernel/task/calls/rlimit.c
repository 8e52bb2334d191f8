/* Resource limits (getrlimit(2)). They belong to the process; whoever consumes a resource asks. */
#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/resource.h"
#include "arch/usercopy.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"

#define NOFILE_CEILING 1048576 /* /proc/sys/fs/nr_open */

uint64_t rlimit_get(const struct task *task, int resource)
{
    return task->process->limits[resource].rlim_cur;
}

uint64_t rlimit_get_hard(const struct task *task, int resource)
{
    return task->process->limits[resource].rlim_max;
}

/* prlimit(2): another process's limits only with its ids, or CAP_SYS_RESOURCE. */
static bool may_touch(const struct task *task)
{
    const struct cred *own = &current->cred, *its = &task->cred;

    if (task->process == current_process() || cred_has_cap(own, CAP_SYS_RESOURCE))
        return true;
    return own->uid == its->uid && own->uid == its->euid && own->uid == its->suid &&
           own->gid == its->gid && own->gid == its->egid && own->gid == its->sgid;
}

static int set_limit(struct process *process, unsigned resource, const struct rlimit *new)
{
    struct rlimit *limit = &process->limits[resource];

    if (new->rlim_cur > new->rlim_max)
        return -EINVAL;
    if (resource == RLIMIT_NOFILE && new->rlim_max > NOFILE_CEILING)
        return -EPERM;
    if (new->rlim_max > limit->rlim_max && !cred_has_cap(&current->cred, CAP_SYS_RESOURCE))
        return -EPERM;
    *limit = *new;
    if (resource == RLIMIT_CPU && process == current_process())
        sched_timer_changed(); /* from now on its CPU time is watched */
    return 0;
}

long sys_prlimit64(pid_t pid, unsigned resource, const struct rlimit __user *user_new,
                   struct rlimit __user *user_old)
{
    struct rlimit old, new;
    struct task *task;
    int error = 0;

    if (resource >= RLIM_NLIMITS)
        return -EINVAL;
    if (user_new && copy_from_user(&new, user_new, sizeof(new)) != 0)
        return -EFAULT;
    task = pid == 0 ? current : task_find(pid);
    if (!task)
        return -ESRCH;
    if (!may_touch(task))
        return -EPERM;
    old = task->process->limits[resource];
    if (user_new)
        error = set_limit(task->process, resource, &new);
    if (!error && user_old && copy_to_user(user_old, &old, sizeof(old)) != 0)
        error = -EFAULT;
    return error;
}

long sys_getrlimit(unsigned resource, struct rlimit __user *out)
{
    if (resource >= RLIM_NLIMITS)
        return -EINVAL;
    return copy_to_user(out, &current_process()->limits[resource], sizeof(struct rlimit));
}

long sys_setrlimit(unsigned resource, const struct rlimit __user *user)
{
    struct rlimit new;

    if (resource >= RLIM_NLIMITS)
        return -EINVAL;
    if (copy_from_user(&new, user, sizeof(new)) != 0)
        return -EFAULT;
    return set_limit(current_process(), resource, &new);
}
