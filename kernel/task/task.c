/* The life of struct task: creation, the tables it is found by, references. */
#include "task/task.h"

#include "abi/errno.h"
#include "debug/debug.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "ptrace/ptrace.h"
#include "task/ids.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "time/clock.h"

int task_create(struct process *process, pid_t wanted, struct task **out)
{
    struct task *task = kzalloc(sizeof(*task));
    int error = -ENOMEM;

    if (!task)
        return -ENOMEM;
    task->references = 1;
    task->state = TASK_NEW;
    task->process = process;
    task->affinity = ~0ul;
    task->start_time = clock_monotonic();
    list_init(&task->process_link);
    list_init(&task->run_link);
    timeout_init(&task->sleep_timeout, NULL);
    if (arch_task_create(task) != 0)
        goto free_task;
    error = signal_init_task(task);
    if (error)
        goto free_arch;
    task->tid = process->leader ? id_alloc(wanted) : process->pid;
    if (task->tid < 0) {
        error = task->tid;
        goto free_signals;
    }
    if (!process->leader)
        id_get(task->tid);
    if (current) {
        task->cred = current->cred;
        task->syscall_work = current->syscall_work & SYSCALL_LOG;
        strlcpy(task->name, current->name, sizeof(task->name));
    }
    process_get(process);
    if (!process->leader)
        process->leader = task;
    *out = task;
    return 0;

free_signals:
    signal_exit_task(task);
free_arch:
    arch_task_destroy(task);
free_task:
    kfree(task);
    return error;
}

void task_publish(struct task *task)
{
    id_set_task(task->tid, task);
    list_add_tail(&task->process->tasks, &task->process_link);
    task->process->task_count++;
}

void task_unpublish(struct task *task)
{
    id_set_task(task->tid, NULL);
    list_remove(&task->process_link);
    task->process->task_count--;
}

void task_get(struct task *task)
{
    assert(task->references > 0);
    task->references++;
}

void task_put(struct task *task)
{
    assert(task->references > 0);
    if (--task->references > 0)
        return;
    assert(task->state == TASK_DEAD || task->state == TASK_NEW);
    if (task->process->leader == task)
        task->process->leader = NULL;
    if (task->ptrace)
        ptrace_free(task);
    arch_task_destroy(task);
    id_put(task->tid);
    process_put(task->process);
    kfree(task);
}

struct task *task_find(pid_t tid)
{
    return id_task(tid);
}

struct task_visit {
    int (*visit)(struct task *task, void *argument);
    void *argument;
};

static int visit_tasks(struct process *process, void *argument)
{
    struct task_visit *visit = argument;
    struct task *task, *next;
    int result = 0;

    list_for_each_safe (task, next, &process->tasks, process_link) {
        result = visit->visit(task, visit->argument);
        if (result != 0)
            break;
    }
    return result;
}

int task_for_each(int (*visit)(struct task *task, void *argument), void *argument)
{
    struct task_visit all = { visit, argument };

    return process_for_each(visit_tasks, &all);
}
