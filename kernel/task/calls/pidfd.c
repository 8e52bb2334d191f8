/* pidfds: files that name a process or, with PIDFD_THREAD, one thread. */
#include "task/calls/pidfd.h"

#include "abi/errno.h"
#include "abi/fcntl.h"
#include "abi/poll.h"
#include "fs/file.h"
#include "mm/kmalloc.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/task.h"

struct pidfd {
    struct process *process; /* a counted reference */
    struct task *thread;     /* the same; NULL: the whole process */
};

/* pidfd_open(2): readable once the process or the thread has ended, and hung up once it has been
 * waited for: a thread at once, but the first one, which stays until its process ends. */
static unsigned pidfd_poll(struct file *file, struct poll_table *table)
{
    const struct pidfd *pidfd = file->private;
    const struct task *thread = pidfd->thread;
    bool ended = pidfd->process->state != PROCESS_ALIVE;
    bool gone = pidfd->process->state == PROCESS_REAPED;

    poll_wait(table, &pidfd->process->pidfd_wait);
    if (thread && thread->tid != pidfd->process->pid && task_find(thread->tid) != thread)
        ended = gone = true;
    return (ended ? POLLIN | POLLRDNORM : 0) | (gone ? POLLHUP : 0);
}

static void pidfd_release(struct file *file)
{
    struct pidfd *pidfd = file->private;

    if (pidfd->thread)
        task_put(pidfd->thread);
    process_put(pidfd->process);
    kfree(pidfd);
}

static const struct file_ops pidfd_ops = {
    .poll = pidfd_poll,
    .release = pidfd_release,
};

int pidfd_create(struct process *process, struct task *thread, int flags)
{
    struct pidfd *pidfd = kmalloc(sizeof(*pidfd));
    struct file *file;
    int fd;

    if (!pidfd)
        return -ENOMEM;
    *pidfd = (struct pidfd){ process, thread };
    fd = file_create_anonymous("anon_inode:[pidfd]", &pidfd_ops, pidfd,
                               O_RDWR | (flags & O_NONBLOCK), &file);
    if (fd < 0) {
        kfree(pidfd);
        return fd;
    }
    process_get(process);
    if (thread)
        task_get(thread);
    return fd_install(file, 0, true);
}

struct process *pidfd_process(const struct file *file)
{
    return file->ops == &pidfd_ops ? ((const struct pidfd *)file->private)->process : NULL;
}

pid_t pidfd_thread(const struct file *file)
{
    const struct pidfd *pidfd = file->private;

    return pidfd->thread ? pidfd->thread->tid : 0;
}

long sys_pidfd_open(pid_t pid, unsigned flags)
{
    struct process *process;
    struct task *task;

    if (flags & ~(unsigned)(PIDFD_NONBLOCK | PIDFD_THREAD) || pid <= 0)
        return -EINVAL;
    task = task_find(pid);
    if ((flags & PIDFD_THREAD) && task)
        return pidfd_create(task->process, task, (int)flags);
    process = process_find(pid);
    if (!process)
        return task ? -ENOENT : -ESRCH; /* a thread that leads no group */
    return pidfd_create(process, NULL, (int)flags);
}

long sys_pidfd_getfd(int pidfd, int fd, unsigned flags)
{
    struct file *file = fd_get(pidfd);
    struct process *process = file ? pidfd_process(file) : NULL;

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
    return fd_install(file, 0, true);
}
