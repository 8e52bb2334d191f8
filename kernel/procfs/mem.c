/*
 * /proc/PID/mem: the memory of a process, at its own addresses. An open file is for the program
 * that the process ran then: it reads as empty once that has ended or executed another one, which
 * might have other rights.
 */
#include "abi/errno.h"
#include "fs/file.h"
#include "mm/aspace.h"
#include "mm/kmalloc.h"
#include "procfs/proc.h"
#include "ptrace/ptrace.h"
#include "task/process.h"
#include "task/task.h"

struct mem_file {
    struct process *process; /* counted */
    unsigned programs;       /* as it was when opened */
};

static ssize_t copy(struct file *file, struct uio *uio, off_t *position, enum ptrace_copy how)
{
    const struct mem_file *mem = file->private;
    struct aspace *aspace = mem->process->aspace;
    long moved;

    if (!aspace || mem->process->programs != mem->programs || uio->remaining == 0)
        return 0;
    aspace_get(aspace);
    moved = ptrace_copy(aspace, (uintptr_t)*position, uio->remaining, uio, how | PTRACE_COPY_FORCE);
    aspace_put(aspace);
    if (moved < 0)
        return moved == -EFAULT ? -EIO : moved;
    *position += moved;
    return moved;
}

static ssize_t mem_read(struct file *file, struct uio *uio, off_t *position)
{
    return copy(file, uio, position, 0);
}

static ssize_t mem_write(struct file *file, struct uio *uio, off_t *position)
{
    return copy(file, uio, position, PTRACE_COPY_WRITE);
}

static void mem_release(struct file *file)
{
    struct mem_file *mem = file->private;

    process_put(mem->process);
    kfree(mem);
}

static const struct file_ops mem_ops = {
    .read = mem_read,
    .write = mem_write,
    .seek = file_seek_from_start,
    .release = mem_release,
};

int proc_open_mem(struct file *file, const struct proc_subject *subject)
{
    struct process *process = subject->task->process;
    struct mem_file *mem = kmalloc(sizeof(*mem));

    if (!mem)
        return -ENOMEM;
    *mem = (struct mem_file){ process, process->programs };
    process_get(process);
    file->private = mem;
    file->ops = &mem_ops;
    return 0;
}
