/* pidfds: files whose private data is a counted process. */
#include "task/pidfd.h"

#include "abi/errno.h"
#include "abi/fcntl.h"
#include "abi/poll.h"
#include "fs/file.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/task.h"

/* pidfd_open(2): readable once the process has ended. */
static unsigned pidfd_poll(struct file *file, struct poll_table *table)
{
    struct process *process = file->private;

    poll_wait(table, &process->pidfd_wait);
    return process->state == PROCESS_ALIVE ? 0 : POLLIN | POLLRDNORM;
}

static void pidfd_release(struct file *file)
{
    process_put(file->private);
}

static const struct file_ops pidfd_ops = {
    .poll = pidfd_poll,
    .release = pidfd_release,
};

int pidfd_create(struct process *process, int flags)
{
    struct file *file;
    int fd;

    fd = file_create_anonymous("anon_inode:[pidfd]", &pidfd_ops, process,
                               O_RDWR | (flags & O_NONBLOCK), &file);
    if (fd < 0)
        return fd;
    process_get(process);
    fd = fd_install(file, 0, true);
    if (fd < 0)
        file_put(file);
    return fd;
}

struct process *pidfd_process(const struct file *file)
{
    return file->ops == &pidfd_ops ? file->private : NULL;
}

long sys_pidfd_open(pid_t pid, unsigned flags)
{
    struct process *process;

    if (flags & ~(unsigned)PIDFD_NONBLOCK || pid <= 0)
        return -EINVAL;
    process = process_find(pid);
    if (!process)
        return task_find(pid) ? -EINVAL : -ESRCH; /* a thread that leads no group */
    return pidfd_create(process, (int)flags);
}

long sys_pidfd_getfd(int pidfd, int fd, unsigned flags)
{
    struct file *file = fd_get(pidfd);
    struct process *process = file ? pidfd_process(file) : NULL;
    int result;

    if (flags != 0)
        return -EINVAL;
    if (!process)
        return -EBADF;
    if (process->state != PROCESS_ALIVE || !process->leader || !process->leader->files)
        return -ESRCH;
    if (!cred_is_root(&current->cred) && current->cred.uid != process->leader->cred.uid)
        return -EPERM;
    file = files_peek(process->leader->files, fd);
    if (!file)
        return -EBADF;
    file_get(file);
    result = fd_install(file, 0, true);
    if (result < 0)
        file_put(file);
    return result;
}
