/* The life of struct process: creation, the tables it is found by, references. */
#include "task/process.h"

#include "abi/errno.h"
#include "debug/debug.h"
#include "mm/kmalloc.h"
#include "mm/page.h"
#include "task/ids.h"
#include "task/task.h"
#include "time/clock.h"

struct process *init_process;
int suid_dumpable = DUMPABLE_NO;

/* The kernel's own, with id 0: the boot and idle tasks. */
static struct process kernel_process_storage;
struct process *kernel_process = &kernel_process_storage;

static struct list all_processes = LIST_INIT(all_processes);

/* setrlimit(2); what a Linux system hands to its first process. */
static const struct rlimit default_limits[RLIM_NLIMITS] = {
    [RLIMIT_CPU] = { RLIM_INFINITY, RLIM_INFINITY },
    [RLIMIT_FSIZE] = { RLIM_INFINITY, RLIM_INFINITY },
    [RLIMIT_DATA] = { RLIM_INFINITY, RLIM_INFINITY },
    [RLIMIT_STACK] = { 8ul << 20, RLIM_INFINITY },
    [RLIMIT_CORE] = { 0, RLIM_INFINITY },
    [RLIMIT_RSS] = { RLIM_INFINITY, RLIM_INFINITY },
    [RLIMIT_NPROC] = { PID_MAX / 2, PID_MAX / 2 },
    [RLIMIT_NOFILE] = { 1024, 1048576 },
    [RLIMIT_MEMLOCK] = { 8ul << 20, 8ul << 20 },
    [RLIMIT_AS] = { RLIM_INFINITY, RLIM_INFINITY },
    [RLIMIT_LOCKS] = { RLIM_INFINITY, RLIM_INFINITY },
    [RLIMIT_SIGPENDING] = { PID_MAX / 2, PID_MAX / 2 }, /* as RLIMIT_NPROC; see copy_limits() */
    [RLIMIT_MSGQUEUE] = { 819200, 819200 },
    [RLIMIT_NICE] = { 0, 0 },
    [RLIMIT_RTPRIO] = { 0, 0 },
    [RLIMIT_RTTIME] = { RLIM_INFINITY, RLIM_INFINITY },
};

static void process_init(struct process *process)
{
    process->references = 1;
    process->exit_signal = SIGCHLD;
    process->dumpable = DUMPABLE_BY_USER;
    process->coredump_filter = COREDUMP_FILTER_DEFAULT;
    process->start_time = clock_monotonic();
    list_init(&process->tasks);
    list_init(&process->all_link);
    list_init(&process->children);
    list_init(&process->sibling_link);
    list_init(&process->pgrp_link);
    waitq_init(&process->child_wait);
    waitq_init(&process->vfork_wait);
    waitq_init(&process->exec_wait);
    waitq_init(&process->pidfd_wait);
}

/* The first process's limits come from the table, and with little memory one user's signals get a
 * sixteenth of it. */
static void copy_limits(struct process *process, const struct process *parent)
{
    uint64_t fit = (page_stats().total << PAGE_SHIFT) / 16 / sizeof(struct sigqueue);
    struct rlimit *pending = &process->limits[RLIMIT_SIGPENDING];
    const struct rlimit *from = parent->pid != 0 ? parent->limits : default_limits;

    for (unsigned i = 0; i < RLIM_NLIMITS; i++)
        process->limits[i] = from[i];
    if (from == default_limits)
        pending->rlim_cur = pending->rlim_max = MIN(pending->rlim_max, fit);
}

void process_init_kernel(struct task *boot_task)
{
    process_init(kernel_process);
    boot_task->process = kernel_process;
    boot_task->state = TASK_RUNNABLE;
    boot_task->references = 1;
    kernel_process->leader = boot_task;
}

int process_create(struct process *parent, pid_t wanted, struct process **out)
{
    struct process *process = kzalloc(sizeof(*process));
    int error;

    if (!process)
        return -ENOMEM;
    process_init(process);
    process->pid = id_alloc(wanted);
    if (process->pid < 0) {
        error = process->pid;
        goto free_process;
    }
    process->parent = parent;
    process->personality = parent->personality;
    process->oom_score_adj = parent->oom_score_adj;
    process->oom_score_adj_floor = parent->oom_score_adj_floor;
    process->tty_given_up = parent->tty_given_up;
    process->dumpable = parent->dumpable;
    process->coredump_filter = parent->coredump_filter;
    copy_limits(process, parent);
    error = signal_init_process(process);
    if (error)
        goto free_id;
    *out = process;
    return 0;

free_id:
    id_put(process->pid);
free_process:
    kfree(process);
    return error;
}

void process_publish(struct process *process)
{
    struct process *parent = process->parent;

    id_set_process(process->pid, process);
    list_add_tail(&all_processes, &process->all_link);
    list_add_tail(&parent->children, &process->sibling_link);
    if (parent->pgrp) {
        process->pgrp = parent->pgrp;
        list_add_tail(&process->pgrp->members, &process->pgrp_link);
    }
}

void process_unpublish(struct process *process)
{
    id_set_process(process->pid, NULL);
    list_remove(&process->all_link);
}

void process_get(struct process *process)
{
    assert(process->references > 0);
    process->references++;
}

void process_put(struct process *process)
{
    assert(process->references > 0);
    if (--process->references > 0)
        return;
    assert(process != kernel_process && list_empty(&process->tasks));
    signal_exit_process(process);
    id_put(process->pid);
    kfree(process);
}

struct process *process_find(pid_t pid)
{
    return id_process(pid);
}

int process_for_each(int (*visit)(struct process *process, void *argument), void *argument)
{
    struct process *process, *next;

    list_for_each_safe (process, next, &all_processes, all_link) {
        int result = visit(process, argument);

        if (result != 0)
            return result;
    }
    return 0;
}

struct uid_count {
    uid_t uid;
    unsigned count;
};

static int count_task(struct task *task, void *argument)
{
    struct uid_count *count = argument;

    count->count += task->cred.uid == count->uid;
    return 0;
}

unsigned process_count_tasks(uid_t uid)
{
    struct uid_count count = { uid, 0 };

    task_for_each(count_task, &count);
    return count.count;
}
