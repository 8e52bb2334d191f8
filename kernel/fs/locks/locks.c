/*
 * locks.c: advisory locks: fcntl's, owned by a process (its descriptor table) or an open file, and
 * flock's, owned by an open file.
 *
 * Who must wait stands in one list of waiters with the lock it wants. Whenever a lock of an inode
 * goes, the waiters for that inode look again, in the order they came.
 */
#include "fs/locks/locks.h"

#include "abi/errno.h"
#include "abi/fcntl.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "fs/inode.h"
#include "fs/locks/lock_range.h"
#include "mm/kmalloc.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/task.h"

#define DEADLOCK_DEPTH 10 /* so many owners are followed, as on Linux */

struct lock_waiter {
    struct list link;
    struct inode *inode;
    const struct lock *request;
    struct waitq wait;
};

static struct list waiters = LIST_INIT(waiters);

static void wake_waiters(struct inode *inode)
{
    struct lock_waiter *waiter;
    list_for_each (waiter, &waiters, link)
        if (waiter->inode == inode)
            waitq_wake_all(&waiter->wait);
}

static bool is_free(void *argument)
{
    struct lock_waiter *waiter = argument;
    return lock_range_conflict(&waiter->inode->locks, waiter->request) == NULL;
}

static struct lock_waiter *find_waiting(const void *owner)
{
    struct lock_waiter *waiter;
    list_for_each (waiter, &waiters, link)
        if (waiter->request->owner == owner && !waiter->request->whole &&
            !waiter->request->open_file)
            return waiter;
    return NULL;
}

/* fcntl(2), EDEADLK: the owner of what is in the way waits, itself or through others, for us. */
static bool is_deadlock(struct inode *inode, const struct lock *request)
{
    const struct lock *wanted = request;
    for (int depth = 0; depth < DEADLOCK_DEPTH; depth++) {
        struct lock *holder = lock_range_conflict(&inode->locks, wanted);
        if (holder == NULL || holder->open_file)
            return false;
        if (holder->owner == request->owner)
            return true;
        struct lock_waiter *waiter = find_waiting(holder->owner);
        if (waiter == NULL)
            return false;
        inode = waiter->inode;
        wanted = waiter->request;
    }
    return false;
}

static int wait_for_lock(struct inode *inode, const struct lock *request)
{
    struct lock_waiter waiter = { .inode = inode, .request = request };
    waitq_init(&waiter.wait);
    list_add_tail(&waiters, &waiter.link);
    int error = waitq_wait(&waiter.wait, is_free, &waiter, WAIT_INTERRUPTIBLE);
    list_remove(&waiter.link);
    return error;
}

/* Sets the lock, sleeping if wait. 0, -EAGAIN, -EDEADLK, -ENOLCK, -ERESTARTSYS. */
static int set_lock(struct inode *inode, const struct lock *request, bool wait)
{
    while (request->type != F_UNLCK && lock_range_conflict(&inode->locks, request) != NULL) {
        if (!wait)
            return -EAGAIN;
        if (!request->whole && !request->open_file && is_deadlock(inode, request))
            return -EDEADLK;
        int error = wait_for_lock(inode, request);
        if (error < 0)
            return error;
    }
    int error = lock_range_apply(&inode->locks, request);
    wake_waiters(inode); /* an unlock, or a write lock that became a read lock */
    return error == -ENOMEM ? -ENOLCK : error;
}

static void release_all(struct inode *inode, const void *owner, bool any_kind)
{
    struct lock *lock, *next;
    bool any = false;
    list_for_each_safe (lock, next, &inode->locks, link) {
        if (lock->owner != owner || (!any_kind && (lock->whole || lock->open_file)))
            continue;
        list_remove(&lock->link);
        kfree(lock);
        any = true;
    }
    if (any)
        wake_waiters(inode);
}

void locks_release_owner(struct inode *inode, struct files *owner)
{
    if (!list_empty(&inode->locks))
        release_all(inode, owner, false);
}

void locks_release_file(struct file *file)
{
    if (!list_empty(&file->inode->locks))
        release_all(file->inode, file, true);
}

/* ---- fcntl ----------------------------------------------------------------------------------- */

static int range_of(const struct file *file, const struct flock *flock, struct lock *lock)
{
    off_t start, last;
    switch (flock->l_whence) {
    case SEEK_SET: start = 0; break;
    case SEEK_CUR: start = file->position; break;
    case SEEK_END: start = file->inode->size; break;
    default: return -EINVAL;
    }
    if (__builtin_add_overflow(start, flock->l_start, &start))
        return -EOVERFLOW;
    if (start < 0)
        return -EINVAL;
    lock->start = start;
    lock->end = LOCK_END;
    if (flock->l_len > 0) {
        if (__builtin_add_overflow(start, flock->l_len - 1, &last))
            return -EOVERFLOW;
        lock->end = last;
    } else if (flock->l_len < 0) {
        if (start + flock->l_len < 0)
            return -EINVAL;
        lock->start = start + flock->l_len;
        lock->end = start - 1;
    }
    return 0;
}

static int request_of(struct file *file, const struct flock *flock, bool open_file,
                      struct lock *lock)
{
    if (flock->l_type != F_RDLCK && flock->l_type != F_WRLCK && flock->l_type != F_UNLCK)
        return -EINVAL;
    if (open_file && flock->l_pid != 0)
        return -EINVAL;
    *lock = (struct lock){
        .type = flock->l_type,
        .open_file = open_file,
        .owner = open_file ? (void *)file : (void *)current->files,
        .pid = open_file ? -1 : current_process()->pid,
    };
    return range_of(file, flock, lock);
}

static void describe(const struct lock *lock, struct flock *flock)
{
    if (lock == NULL) {
        flock->l_type = F_UNLCK;
        return;
    }
    flock->l_type = lock->type;
    flock->l_whence = SEEK_SET;
    flock->l_start = lock->start;
    flock->l_len = lock->end == LOCK_END ? 0 : lock->end - lock->start + 1;
    flock->l_pid = lock->pid;
}

long locks_fcntl(struct file *file, int command, unsigned long argument)
{
    struct flock __user *user = (struct flock __user *)argument;
    struct flock flock;
    struct lock request;
    bool open_file = command >= F_OFD_GETLK;
    bool get = command == F_GETLK || command == F_OFD_GETLK;
    bool wait = command == F_SETLKW || command == F_OFD_SETLKW;
    if (copy_from_user(&flock, user, sizeof(flock)) < 0)
        return -EFAULT;
    int error = request_of(file, &flock, open_file, &request);
    if (error < 0)
        return error;
    if (get) {
        if (request.type == F_UNLCK)
            return -EINVAL;
        describe(lock_range_conflict(&file->inode->locks, &request), &flock);
        return copy_to_user(user, &flock, sizeof(flock));
    }
    if ((request.type == F_RDLCK && !file_may_read(file)) ||
        (request.type == F_WRLCK && !file_may_write(file)))
        return -EBADF;
    file_get(file);
    error = set_lock(file->inode, &request, wait);
    file_put(file);
    return error;
}

/* ---- flock ----------------------------------------------------------------------------------- */

/* flock(2): a change of type gives up the old lock first, and perhaps does not get the new one. */
static int change_flock(struct file *file, const struct lock *request, bool wait)
{
    struct inode *inode = file->inode;
    struct lock *lock;
    list_for_each (lock, &inode->locks, link) {
        if (!lock->whole || lock->owner != file)
            continue;
        if (lock->type == request->type)
            return 0;
        list_remove(&lock->link);
        kfree(lock);
        wake_waiters(inode);
        break;
    }
    return request->type == F_UNLCK ? 0 : set_lock(inode, request, wait);
}

long sys_flock(int fd, int operation)
{
    struct lock request = { .whole = true, .end = LOCK_END, .pid = current_process()->pid };
    struct file *file = fd_get(fd);
    switch (operation & ~LOCK_NB) {
    case LOCK_SH: request.type = F_RDLCK; break;
    case LOCK_EX: request.type = F_WRLCK; break;
    case LOCK_UN: request.type = F_UNLCK; break;
    default: return -EINVAL;
    }
    if (file == NULL)
        return -EBADF;
    request.owner = file;
    file_get(file);
    int error = change_flock(file, &request, !(operation & LOCK_NB));
    file_put(file);
    return error;
}
