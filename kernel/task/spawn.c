/* Processes that are not made by fork. */
#include "task/spawn.h"

#include "abi/errno.h"
#include "arch/arch.h"
#include "fs/file.h"
#include "lib/string.h"
#include "signal/signal.h"
#include "task/process.h"
#include "task/task.h"

static int fill(struct process *process, struct task *task)
{
    int error;

    task->cred = kernel_process->leader->cred;
    error = files_create(&task->files);
    if (error)
        return error;
    error = fs_context_create(&task->fs);
    if (error)
        return error;
    error = signal_start(process);
    return error ? error : session_create(process);
}

int spawn_process(void (*main)(void *), void *argument, struct process **out)
{
    struct process *process;
    struct task *task;
    int error = process_create(kernel_process, 0, &process);

    if (error)
        return error;
    error = task_create(process, 0, &task);
    if (error)
        goto put_process;
    error = fill(process, task);
    if (error)
        goto put_task;
    arch_task_set_entry(task, main, argument);
    process_publish(process);
    task_publish(task);
    *out = process;
    return 0;

put_task:
    files_put(task->files);
    fs_context_put(task->fs);
    signal_exit_task(task);
    task_put(task);
put_process:
    process_put(process);
    return error;
}
