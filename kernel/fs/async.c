/*
 * async.c: O_ASYNC: whom a signal tells that a file became ready (fcntl(2), F_SETOWN, F_SETSIG).
 */
#include "abi/errno.h"
#include "abi/poll.h"
#include "fs/file.h"
#include "lib/string.h"
#include "signal/properties.h"
#include "task/process.h"
#include "task/task.h"

int async_list_set(struct list *list, struct file *file, bool on)
{
    list_remove(&file->async_link);
    if (on)
        list_add_tail(list, &file->async_link);
    return 0;
}

void async_list_send(struct list *list, int code)
{
    struct file *file;
    list_for_each (file, list, async_link) {
        if ((code == POLL_IN && !file_may_read(file)) ||
            (code == POLL_OUT && !file_may_write(file)))
            continue; /* the other end of a pipe */
        file_send_sigio(file, code);
    }
}

int file_set_async(struct file *file, int fd, bool on)
{
    if (on == ((file->flags & O_ASYNC) != 0))
        return 0;
    if (file->ops->fasync == NULL)
        return -ENOTTY;
    int error = file->ops->fasync(file, on);
    if (error < 0)
        return error;
    file->owner.fd = fd;
    file->flags = on ? file->flags | O_ASYNC : file->flags & ~O_ASYNC;
    return 0;
}

/* fcntl(2): the rights are those of who set the owner, as it was then. */
static bool may_signal(const struct file_owner *owner, const struct task *task)
{
    const struct cred *cred = &task->cred;
    return owner->euid == 0 || owner->euid == cred->suid || owner->euid == cred->uid ||
           owner->uid == cred->suid || owner->uid == cred->uid;
}

static void fill_info(siginfo_t *info, const struct file_owner *owner, int code)
{
    static const long bands[] = {
        [POLL_IN] = POLLIN | POLLRDNORM,
        [POLL_OUT] = POLLOUT | POLLWRNORM | POLLWRBAND,
        [POLL_MSG] = POLLIN | POLLRDNORM | POLLMSG,
        [POLL_ERR] = POLLERR,
        [POLL_PRI] = POLLPRI | POLLRDBAND,
        [POLL_HUP] = POLLHUP | POLLERR,
    };
    memset(info, 0, sizeof(*info));
    info->si_signo = owner->signal != 0 ? owner->signal : SIGIO;
    if (owner->signal == 0) {
        info->si_code = SI_KERNEL;
        return;
    }
    /* Signals that have codes of their own would be taken for one of these. */
    info->si_code =
        K_SIGMASK(info->si_signo) & (SIGNALS_SYNCHRONOUS | K_SIGMASK(SIGCHLD)) ? SI_SIGIO : code;
    info->si_band = bands[code];
    info->si_fd = owner->fd;
}

/* To one thread or, if task is NULL, to the process. fcntl(2), F_SETSIG: where the queue of a
 * realtime signal is full, a plain SIGIO comes in its place. */
static void send(struct process *process, struct task *task, const siginfo_t *info)
{
    siginfo_t plain = { .si_signo = SIGIO, .si_code = SI_KERNEL };
    int error = task ? signal_send_task(task, info->si_signo, info)
                     : signal_send_process(process, info->si_signo, info);
    if (error == 0)
        return;
    if (task)
        signal_send_task(task, SIGIO, &plain);
    else
        signal_send_process(process, SIGIO, &plain);
}

static void send_to_process(const struct file_owner *owner, struct process *process,
                            const siginfo_t *info)
{
    if (process->state == PROCESS_ALIVE && process->leader != NULL &&
        may_signal(owner, process->leader))
        send(process, NULL, info);
}

void file_send_sigio(struct file *file, int code)
{
    const struct file_owner *owner = &file->owner;
    siginfo_t info;
    fill_info(&info, owner, code);
    if (owner->id == 0)
        return;
    if (owner->type == F_OWNER_TID) {
        struct task *task = task_find(owner->id);
        if (task != NULL && may_signal(owner, task))
            send(task->process, task, &info);
    } else if (owner->type == F_OWNER_PID) {
        struct process *process = process_find(owner->id);
        if (process != NULL)
            send_to_process(owner, process, &info);
    } else {
        struct pgrp *pgrp = pgrp_find(owner->id);
        struct process *member;
        if (pgrp == NULL)
            return;
        list_for_each (member, &pgrp->members, pgrp_link)
            send_to_process(owner, member, &info);
    }
}
