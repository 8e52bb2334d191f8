/*
 * attr.c: changing what is known of a file: mode, owner, times, size.
 */
#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/fcntl.h"
#include "abi/resource.h"
#include "abi/statfs.h"
#include "arch/usercopy.h"
#include "fs/calls/namei.h"
#include "fs/file.h"
#include "fs/path.h"
#include "mm/page.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/task.h"

static int check_writable(const struct inode *inode)
{
    return inode->superblock->flags & ST_RDONLY ? -EROFS : 0;
}

/* ---- Mode ------------------------------------------------------------------------------------ */

static int change_mode(struct inode *inode, mode_t mode)
{
    int error = check_writable(inode);
    if (error < 0)
        return error;
    if (S_ISLNK(inode->mode))
        return -EOPNOTSUPP;
    if (!inode_is_owner(inode))
        return -EPERM;
    mode &= 07777;
    if (!cred_in_group(&current->cred, inode->gid) && !cred_has_cap(&current->cred, CAP_FSETID))
        mode &= ~S_ISGID;
    inode->mode = (inode->mode & S_IFMT) | mode;
    inode_touch(inode, INODE_CTIME);
    return 0;
}

long sys_fchmodat2(int dirfd, const char __user *path, mode_t mode, int flags)
{
    struct dentry *dentry;
    if (flags & ~(AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH))
        return -EINVAL;
    int error = path_lookup_user(dirfd, path, path_at_flags(flags), &dentry);
    if (error < 0)
        return error;
    error = change_mode(dentry->inode, mode);
    dentry_put(dentry);
    return error;
}

long sys_fchmodat(int dirfd, const char __user *path, mode_t mode)
{
    return sys_fchmodat2(dirfd, path, mode, 0);
}

long sys_chmod(const char __user *path, mode_t mode)
{
    return sys_fchmodat2(AT_FDCWD, path, mode, 0);
}

long sys_fchmod(int fd, mode_t mode)
{
    struct file *file = fd_get(fd);
    return file != NULL ? change_mode(file->inode, mode) : -EBADF;
}

/* ---- Owner ----------------------------------------------------------------------------------- */

/* chown(2): root gives files away; an owner may change to a group of its own. -1: unchanged. */
static bool may_chown(const struct inode *inode, uid_t uid, gid_t gid)
{
    if (cred_has_cap(&current->cred, CAP_CHOWN))
        return true;
    if (current->cred.fsuid != inode->uid)
        return uid == (uid_t)-1 && gid == (gid_t)-1;
    return (uid == (uid_t)-1 || uid == inode->uid) &&
           (gid == (gid_t)-1 || gid == inode->gid || cred_in_group(&current->cred, gid));
}

static int change_owner(struct inode *inode, uid_t uid, gid_t gid)
{
    int error = check_writable(inode);
    if (error < 0)
        return error;
    if (!may_chown(inode, uid, gid))
        return -EPERM;
    if (!S_ISDIR(inode->mode))
        inode_clear_identity(inode); /* even when root changes the owner: chown(2) */
    if (uid != (uid_t)-1)
        inode->uid = uid;
    if (gid != (gid_t)-1)
        inode->gid = gid;
    inode_touch(inode, INODE_CTIME);
    return 0;
}

long sys_fchownat(int dirfd, const char __user *path, uid_t uid, gid_t gid, int flags)
{
    struct dentry *dentry;
    if (flags & ~(AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH))
        return -EINVAL;
    int error = path_lookup_user(dirfd, path, path_at_flags(flags), &dentry);
    if (error < 0)
        return error;
    error = change_owner(dentry->inode, uid, gid);
    dentry_put(dentry);
    return error;
}

long sys_chown(const char __user *path, uid_t uid, gid_t gid)
{
    return sys_fchownat(AT_FDCWD, path, uid, gid, 0);
}

long sys_lchown(const char __user *path, uid_t uid, gid_t gid)
{
    return sys_fchownat(AT_FDCWD, path, uid, gid, AT_SYMLINK_NOFOLLOW);
}

long sys_fchown(int fd, uid_t uid, gid_t gid)
{
    struct file *file = fd_get(fd);
    return file != NULL ? change_owner(file->inode, uid, gid) : -EBADF;
}

/* ---- Times ----------------------------------------------------------------------------------- */

static bool is_valid_time(const struct timespec *time)
{
    return time->tv_nsec == UTIME_NOW || time->tv_nsec == UTIME_OMIT ||
           (time->tv_nsec >= 0 && time->tv_nsec < (long)NSEC_PER_SEC);
}

static void set_time(struct timespec *field, const struct timespec *time)
{
    if (time->tv_nsec == UTIME_NOW)
        *field = inode_now();
    else if (time->tv_nsec != UTIME_OMIT)
        *field = *time;
}

/* utimensat(2): to set the times to now, write permission is enough. */
static int may_set_times(const struct inode *inode, const struct timespec *times)
{
    int error = check_writable(inode);
    if (error < 0)
        return error;
    if (times[0].tv_nsec != UTIME_NOW || times[1].tv_nsec != UTIME_NOW)
        return inode_is_owner(inode) ? 0 : -EPERM;
    return inode_is_owner(inode) ? 0 : inode_permission(inode, W_OK);
}

static int change_times(struct inode *inode, const struct timespec *times)
{
    static const struct timespec now[2] = { { 0, UTIME_NOW }, { 0, UTIME_NOW } };
    if (times == NULL)
        times = now;
    if (!is_valid_time(&times[0]) || !is_valid_time(&times[1]))
        return -EINVAL;
    if (times[0].tv_nsec == UTIME_OMIT && times[1].tv_nsec == UTIME_OMIT)
        return 0;
    int error = may_set_times(inode, times);
    if (error < 0)
        return error;
    set_time(&inode->atime, &times[0]);
    set_time(&inode->mtime, &times[1]);
    inode_touch(inode, INODE_CTIME);
    return 0;
}

/* path NULL: the file of dirfd itself (futimens). */
static long set_times(int dirfd, const char __user *path, const struct timespec *times, int flags)
{
    struct dentry *dentry;
    if (path == NULL && dirfd != AT_FDCWD) {
        struct file *file = fd_get(dirfd);
        if (flags != 0)
            return -EINVAL;
        return file != NULL ? change_times(file->inode, times) : -EBADF;
    }
    int error = path_lookup_user(dirfd, path, path_at_flags(flags), &dentry);
    if (error < 0)
        return error;
    error = change_times(dentry->inode, times);
    dentry_put(dentry);
    return error;
}

long sys_utimensat(int dirfd, const char __user *path, const struct timespec __user *times,
                   int flags)
{
    struct timespec copy[2];
    if (flags & ~(AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH))
        return -EINVAL;
    if (times != NULL && copy_from_user(copy, times, sizeof(copy)) < 0)
        return -EFAULT;
    if (times != NULL && copy[0].tv_nsec == UTIME_OMIT && copy[1].tv_nsec == UTIME_OMIT)
        return 0; /* utimensat(2): nothing is looked at, not even the path */
    return set_times(dirfd, path, times != NULL ? copy : NULL, flags);
}

long sys_futimesat(int dirfd, const char __user *path, const struct timeval __user *times)
{
    struct timeval copy[2];
    struct timespec converted[2];
    if (times == NULL)
        return set_times(dirfd, path, NULL, 0);
    if (copy_from_user(copy, times, sizeof(copy)) < 0)
        return -EFAULT;
    for (int i = 0; i < 2; i++) {
        if (copy[i].tv_usec < 0 || copy[i].tv_usec >= 1000000)
            return -EINVAL;
        converted[i].tv_sec = copy[i].tv_sec;
        converted[i].tv_nsec = copy[i].tv_usec * 1000;
    }
    return set_times(dirfd, path, converted, 0);
}

long sys_utimes(const char __user *path, const struct timeval __user *times)
{
    return sys_futimesat(AT_FDCWD, path, times);
}

long sys_utime(const char __user *path, const void __user *times)
{
    time_t seconds[2];
    if (times == NULL)
        return set_times(AT_FDCWD, path, NULL, 0);
    if (copy_from_user(seconds, times, sizeof(seconds)) < 0)
        return -EFAULT;
    struct timespec converted[2] = { { .tv_sec = seconds[0] }, { .tv_sec = seconds[1] } };
    return set_times(AT_FDCWD, path, converted, 0);
}

/* ---- Size ------------------------------------------------------------------------------------ */

int inode_truncate(struct inode *inode, off_t size)
{
    if (inode->ops->truncate == NULL)
        return 0; /* a generated file: nothing to cut */
    if ((size < inode->size && (inode->seals & F_SEAL_SHRINK)) ||
        (size > inode->size && (inode->seals & F_SEAL_GROW)))
        return -EPERM;
    if (size > inode->size && (uint64_t)size > rlimit_get(current, RLIMIT_FSIZE)) {
        file_signal_self(SIGXFSZ);
        return -EFBIG;
    }
    int error = inode->ops->truncate(inode, size);
    if (error == 0) {
        inode_drop_suid(inode);
        inode_touch(inode, INODE_MTIME | INODE_CTIME);
    }
    return error;
}

static int truncate_named(struct inode *inode, off_t size)
{
    if (S_ISDIR(inode->mode))
        return -EISDIR;
    if (!S_ISREG(inode->mode))
        return -EINVAL;
    int error = inode_permission(inode, W_OK);
    if (error == 0)
        error = inode_get_write(inode);
    if (error < 0)
        return error;
    error = inode_truncate(inode, size);
    inode_put_write(inode);
    return error;
}

long sys_truncate(const char __user *path, off_t size)
{
    struct dentry *dentry;
    if (size < 0)
        return -EINVAL;
    int error = path_lookup_user(AT_FDCWD, path, WALK_FOLLOW, &dentry);
    if (error < 0)
        return error;
    error = truncate_named(dentry->inode, size);
    dentry_put(dentry);
    return error;
}

long sys_ftruncate(int fd, off_t size)
{
    if (size < 0)
        return -EINVAL;
    struct file *file = fd_get(fd);
    if (file == NULL)
        return -EBADF;
    if (!S_ISREG(file->inode->mode) || !file_may_write(file))
        return -EINVAL;
    return inode_truncate(file->inode, size);
}

/* ---- fallocate ------------------------------------------------------------------------------- */

static int check_fallocate(struct file *file, int mode, off_t offset, off_t length)
{
    off_t end;
    if (offset < 0 || length <= 0)
        return -EINVAL;
    if (mode & ~(FALLOC_FL_KEEP_SIZE | FALLOC_FL_PUNCH_HOLE))
        return -EOPNOTSUPP;
    if ((mode & FALLOC_FL_PUNCH_HOLE) && !(mode & FALLOC_FL_KEEP_SIZE))
        return -EOPNOTSUPP;
    if (!file_may_write(file))
        return -EBADF;
    if (S_ISFIFO(file->inode->mode))
        return -ESPIPE;
    if (S_ISDIR(file->inode->mode))
        return -EISDIR;
    if (!S_ISREG(file->inode->mode) || file->inode->ops->get_page == NULL)
        return -ENODEV;
    return __builtin_add_overflow(offset, length, &end) ? -EFBIG : 0;
}

static int allocate_pages(struct inode *inode, off_t offset, off_t length)
{
    uint64_t last = (offset + length - 1) >> PAGE_SHIFT;
    for (uint64_t index = offset >> PAGE_SHIFT; index <= last; index++) {
        struct page *page;
        int error = inode->ops->get_page(inode, index, true, &page);
        if (error < 0)
            return error == -ENOMEM ? -ENOSPC : error;
        page_put(page);
    }
    return 0;
}

static int preallocate(struct inode *inode, int mode, off_t offset, off_t length)
{
    bool grows = !(mode & FALLOC_FL_KEEP_SIZE) && offset + length > inode->size;
    if (grows && (inode->seals & F_SEAL_GROW))
        return -EPERM;
    if (grows && (uint64_t)(offset + length) > rlimit_get(current, RLIMIT_FSIZE)) {
        file_signal_self(SIGXFSZ);
        return -EFBIG;
    }
    int error = allocate_pages(inode, offset, length);
    if (error == 0 && grows)
        inode->size = offset + length;
    return error;
}

long sys_fallocate(int fd, int mode, off_t offset, off_t length)
{
    struct file *file = fd_get(fd);
    if (file == NULL)
        return -EBADF;
    int error = check_fallocate(file, mode, offset, length);
    if (error < 0)
        return error;
    struct inode *inode = file->inode;
    if (!(mode & FALLOC_FL_PUNCH_HOLE))
        error = preallocate(inode, mode, offset, length);
    else if (inode->seals & (F_SEAL_WRITE | F_SEAL_FUTURE_WRITE))
        error = -EPERM;
    else
        error = inode->ops->punch(inode, offset, offset + length);
    if (error == 0)
        inode_touch(inode, INODE_MTIME | INODE_CTIME);
    return error;
}
