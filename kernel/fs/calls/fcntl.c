/*
 * fcntl.c: fcntl(2) but for its locks (locks.c) and signals (async.c).
 */
#include "abi/errno.h"
#include "abi/resource.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "fs/inode.h"
#include "fs/locks/locks.h"
#include "fs/pipe/pipe.h"
#include "fs/ram/shmem.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/task.h"

#define SETTABLE (O_APPEND | O_NONBLOCK | O_ASYNC | O_DIRECT | O_NOATIME)

static long duplicate(struct file *file, unsigned long from, bool close_on_exec)
{
    if (from >= rlimit_get(current, RLIMIT_NOFILE))
        return -EINVAL;
    file_get(file);
    return fd_install(file, from, close_on_exec);
}

static long set_flags(struct file *file, int fd, int flags)
{
    if ((flags & O_NOATIME) && !(file->flags & O_NOATIME) && !inode_is_owner(file->inode))
        return -EPERM;
    if ((flags & O_DIRECT) && !S_ISREG(file->inode->mode))
        return -EINVAL;
    bool async = flags & O_ASYNC;
    if (async != ((file->flags & O_ASYNC) != 0) && file->ops->fasync != NULL) {
        int error = file_set_async(file, fd, async);
        if (error < 0)
            return error;
    }
    int settable = SETTABLE & ~O_ASYNC; /* without fasync the flag stays clear, as on Linux */
    file->flags = (file->flags & ~settable) | (flags & settable);
    return 0;
}

/* ---- The owner, who gets SIGIO --------------------------------------------------------------- */

static bool owner_exists(int type, int id)
{
    if (type == F_OWNER_TID)
        return task_find(id) != NULL;
    if (type == F_OWNER_PID)
        return process_find(id) != NULL;
    return pgrp_find(id) != NULL;
}

static long set_owner(struct file *file, int type, int id)
{
    if (id != 0 && !owner_exists(type, id))
        return -ESRCH;
    file->owner.type = type;
    file->owner.id = id;
    file->owner.uid = id != 0 ? current->cred.uid : 0;
    file->owner.euid = id != 0 ? current->cred.euid : 0;
    return 0;
}

long file_set_owner(struct file *file, int who)
{
    if (who == INT32_MIN)
        return -EINVAL;
    return set_owner(file, who < 0 ? F_OWNER_PGRP : F_OWNER_PID, who < 0 ? -who : who);
}

long file_get_owner(struct file *file)
{
    const struct file_owner *owner = &file->owner;
    if (owner->id == 0 || !owner_exists(owner->type, owner->id))
        return 0;
    return owner->type == F_OWNER_PGRP ? -owner->id : owner->id;
}

static long set_owner_ex(struct file *file, const struct f_owner_ex __user *argument)
{
    struct f_owner_ex owner;
    if (copy_from_user(&owner, argument, sizeof(owner)) < 0)
        return -EFAULT;
    if (owner.type < F_OWNER_TID || owner.type > F_OWNER_PGRP)
        return -EINVAL;
    return owner.pid >= 0 ? set_owner(file, owner.type, owner.pid) : -ESRCH;
}

static long get_owner_ex(struct file *file, struct f_owner_ex __user *argument)
{
    struct f_owner_ex owner = { .type = file->owner.type, .pid = file->owner.id };
    if (owner.pid != 0 && !owner_exists(owner.type, owner.pid))
        owner.pid = 0;
    return copy_to_user(argument, &owner, sizeof(owner));
}

static long set_signal(struct file *file, unsigned long signal)
{
    if (signal > K_NSIG)
        return -EINVAL;
    file->owner.signal = signal;
    return 0;
}

/* ---- The call -------------------------------------------------------------------------------- */

/* What works on every descriptor, O_PATH ones included. */
static long descriptor_command(struct file *file, int fd, int command, unsigned long argument)
{
    switch (command) {
    case F_DUPFD:
    case F_DUPFD_CLOEXEC: return duplicate(file, argument, command == F_DUPFD_CLOEXEC);
    case F_GETFD: return fd_get_close_on_exec(fd) ? FD_CLOEXEC : 0;
    case F_SETFD: fd_set_close_on_exec(fd, argument & FD_CLOEXEC); return 0;
    case F_GETFL: return file->flags;
    default: return -EBADF;
    }
}

long sys_fcntl(int fd, int command, unsigned long argument)
{
    struct file *file = fd_get_path(fd);
    if (file == NULL)
        return -EBADF;
    if ((file->flags & O_PATH) || command <= F_GETFL || command == F_DUPFD_CLOEXEC)
        return descriptor_command(file, fd, command, argument);
    switch (command) {
    case F_SETFL: return set_flags(file, fd, argument);
    case F_GETLK:
    case F_SETLK:
    case F_SETLKW:
    case F_OFD_GETLK:
    case F_OFD_SETLK:
    case F_OFD_SETLKW: return locks_fcntl(file, command, argument);
    case F_SETOWN: return file_set_owner(file, argument);
    case F_GETOWN: return file_get_owner(file);
    case F_SETOWN_EX: return set_owner_ex(file, (const struct f_owner_ex __user *)argument);
    case F_GETOWN_EX: return get_owner_ex(file, (struct f_owner_ex __user *)argument);
    case F_SETSIG: return set_signal(file, argument);
    case F_GETSIG: return file->owner.signal;
    case F_GETPIPE_SZ: return pipe_get_size(file);
    case F_SETPIPE_SZ: return pipe_set_size(file, argument);
    case F_ADD_SEALS: return shmem_add_seals(file, argument);
    case F_GET_SEALS: return shmem_get_seals(file);
    case F_GETLEASE: return F_UNLCK;
    default: return -EINVAL; /* LIMIT: no leases and no directory notification */
    }
}
