/*
 * stat.c: what is known of a file: the stat family, statx(2), access(2), statfs(2).
 */
#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/fcntl.h"
#include "abi/statfs.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "fs/path.h"
#include "lib/string.h"
#include "syscall/syscall.h"
#include "task/task.h"

#define SECTORS_PER_PAGE (PAGE_SIZE / 512)

static void refresh(struct inode *inode)
{
    if (inode->ops != NULL && inode->ops->getattr != NULL)
        inode->ops->getattr(inode);
}

static int put_stat(struct inode *inode, struct stat __user *out)
{
    refresh(inode);
    struct stat stat;
    memset(&stat, 0, sizeof(stat));
    stat.st_dev = inode->device;
    stat.st_ino = inode->number;
    stat.st_nlink = inode->links;
    stat.st_mode = inode->mode;
    stat.st_uid = inode->uid;
    stat.st_gid = inode->gid;
    stat.st_rdev = inode->rdev;
    stat.st_size = inode->size;
    stat.st_blksize = PAGE_SIZE;
    stat.st_blocks = inode->pages * SECTORS_PER_PAGE;
    stat.st_atim = inode->atime;
    stat.st_mtim = inode->mtime;
    stat.st_ctim = inode->ctime;
    return copy_to_user(out, &stat, sizeof(stat));
}

long sys_newfstatat(int dirfd, const char __user *path, struct stat __user *out, int flags)
{
    struct dentry *dentry;
    if (flags & ~(AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | AT_EMPTY_PATH))
        return -EINVAL;
    int error = path_lookup_user(dirfd, path, path_at_flags(flags), &dentry);
    if (error < 0)
        return error;
    error = put_stat(dentry->inode, out);
    dentry_put(dentry);
    return error;
}

long sys_stat(const char __user *path, struct stat __user *out)
{
    return sys_newfstatat(AT_FDCWD, path, out, 0);
}

long sys_lstat(const char __user *path, struct stat __user *out)
{
    return sys_newfstatat(AT_FDCWD, path, out, AT_SYMLINK_NOFOLLOW);
}

long sys_fstat(int fd, struct stat __user *out)
{
    struct file *file = fd_get_path(fd);
    return file != NULL ? put_stat(file->inode, out) : -EBADF;
}

static struct statx_timestamp statx_time(const struct timespec *time)
{
    return (struct statx_timestamp){ .tv_sec = time->tv_sec, .tv_nsec = time->tv_nsec };
}

static int put_statx(struct inode *inode, struct statx __user *out)
{
    refresh(inode);
    struct statx statx;
    memset(&statx, 0, sizeof(statx));
    statx.stx_mask = STATX_BASIC_STATS | STATX_BTIME;
    statx.stx_blksize = PAGE_SIZE;
    statx.stx_nlink = inode->links;
    statx.stx_uid = inode->uid;
    statx.stx_gid = inode->gid;
    statx.stx_mode = inode->mode;
    statx.stx_ino = inode->number;
    statx.stx_size = inode->size;
    statx.stx_blocks = inode->pages * SECTORS_PER_PAGE;
    statx.stx_atime = statx_time(&inode->atime);
    statx.stx_btime = statx_time(&inode->btime);
    statx.stx_ctime = statx_time(&inode->ctime);
    statx.stx_mtime = statx_time(&inode->mtime);
    statx.stx_rdev_major = ABI_MAJOR(inode->rdev);
    statx.stx_rdev_minor = ABI_MINOR(inode->rdev);
    statx.stx_dev_major = ABI_MAJOR(inode->device);
    statx.stx_dev_minor = ABI_MINOR(inode->device);
    return copy_to_user(out, &statx, sizeof(statx));
}

long sys_statx(int dirfd, const char __user *path, int flags, unsigned mask,
               struct statx __user *out)
{
    struct dentry *dentry;
    int known = AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | AT_EMPTY_PATH | AT_STATX_SYNC_TYPE;
    if ((mask & STATX__RESERVED) || (flags & ~known) ||
        (flags & AT_STATX_SYNC_TYPE) == AT_STATX_SYNC_TYPE)
        return -EINVAL;
    int error = path_lookup_user(dirfd, path, path_at_flags(flags), &dentry);
    if (error < 0)
        return error;
    error = put_statx(dentry->inode, out);
    dentry_put(dentry);
    return error;
}

/* ---- access ---------------------------------------------------------------------------------- */

/* access(2) asks for the real ids: they stand in for the file system ids during the check. */
static int check_access(int dirfd, const char __user *path, int mode, int flags)
{
    struct dentry *dentry;
    int error = path_lookup_user(dirfd, path, path_at_flags(flags), &dentry);
    if (error < 0)
        return error;
    struct inode *inode = dentry->inode;
    if (mode != F_OK)
        error = inode_permission(inode, mode);
    if (error == 0 && (mode & X_OK) && S_ISREG(inode->mode) &&
        (inode->superblock->flags & ST_NOEXEC))
        error = -EACCES;
    dentry_put(dentry);
    return error;
}

long sys_faccessat2(int dirfd, const char __user *path, int mode, int flags)
{
    if ((mode & ~(R_OK | W_OK | X_OK)) != 0 ||
        (flags & ~(AT_EACCESS | AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH)) != 0)
        return -EINVAL;
    if (flags & AT_EACCESS)
        return check_access(dirfd, path, mode, flags);
    struct cred saved = current->cred;
    struct cred *cred = &current->cred;
    cred->fsuid = saved.uid;
    cred->fsgid = saved.gid;
    /* capabilities(7): for this check a real uid of 0 has all permitted ones, any other none. */
    cred->cap_effective = saved.uid == 0 ? saved.cap_permitted : 0;
    int error = check_access(dirfd, path, mode, flags);
    *cred = saved;
    return error;
}

long sys_faccessat(int dirfd, const char __user *path, int mode)
{
    return sys_faccessat2(dirfd, path, mode, 0);
}

long sys_access(const char __user *path, int mode)
{
    return sys_faccessat2(AT_FDCWD, path, mode, 0);
}

/* ---- statfs ---------------------------------------------------------------------------------- */

static int put_statfs(const struct superblock *superblock, struct statfs __user *out)
{
    struct statfs statfs;
    memset(&statfs, 0, sizeof(statfs));
    statfs.f_type = superblock->type->magic;
    statfs.f_bsize = statfs.f_frsize = PAGE_SIZE;
    if (statfs.f_type == TMPFS_MAGIC) {
        statfs.f_blocks = superblock->pages_max;
        statfs.f_files = superblock->inodes_max;
        if (superblock->pages_max > superblock->pages)
            statfs.f_bfree = statfs.f_bavail = superblock->pages_max - superblock->pages;
        if (superblock->inodes_max > superblock->inodes)
            statfs.f_ffree = superblock->inodes_max - superblock->inodes;
    }
    statfs.f_fsid.val[0] = superblock->device;
    statfs.f_namelen = NAME_MAX;
    statfs.f_flags = superblock->flags | ST_VALID;
    return copy_to_user(out, &statfs, sizeof(statfs));
}

long sys_statfs(const char __user *path, struct statfs __user *out)
{
    struct dentry *dentry;
    int error = path_lookup_user(AT_FDCWD, path, WALK_FOLLOW, &dentry);
    if (error < 0)
        return error;
    error = put_statfs(dentry->inode->superblock, out);
    dentry_put(dentry);
    return error;
}

long sys_fstatfs(int fd, struct statfs __user *out)
{
    struct file *file = fd_get_path(fd);
    return file != NULL ? put_statfs(file->inode->superblock, out) : -EBADF;
}
