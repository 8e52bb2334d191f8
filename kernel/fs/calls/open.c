/*
 * open.c: from a path to an open file: open(2) with all its flags, and opening for exec.
 */
#include "abi/errno.h"
#include "abi/statfs.h"
#include "arch/usercopy.h"
#include "fs/calls/namei.h"
#include "fs/file.h"
#include "fs/path.h"
#include "fs/pipe/pipe.h"
#include "mm/kmalloc.h"
#include "syscall/syscall.h"
#include "task/task.h"

/* Flags that open(2) keeps in the open file (F_GETFL). */
#define KEPT_FLAGS                                                                                 \
    (O_ACCMODE | O_APPEND | O_NONBLOCK | O_SYNC | O_ASYNC | O_DIRECT | O_LARGEFILE | O_DIRECTORY | \
     O_NOFOLLOW | O_NOATIME | O_PATH)
/* What an open operation sees: terminals look at O_NOCTTY. */
#define OPEN_FLAGS (KEPT_FLAGS | O_NOCTTY)
#define KNOWN_FLAGS                                                                                \
    (KEPT_FLAGS | O_CREAT | O_EXCL | O_NOCTTY | O_TRUNC | O_CLOEXEC | (O_TMPFILE & ~O_DIRECTORY))
#define TMPFILE_BIT (O_TMPFILE & ~O_DIRECTORY)

static const struct file_ops path_only_ops;

static const struct file_ops *choose_ops(struct inode *inode)
{
    switch (inode->mode & S_IFMT) {
    case S_IFCHR: return chrdev_find(inode->rdev);
    case S_IFIFO: return &fifo_ops;
    default: return inode->file_ops; /* NULL for sockets, block devices, anonymous inodes */
    }
}

int file_open_dentry(struct dentry *dentry, int flags, struct file **out)
{
    struct inode *inode = dentry->inode;
    struct file *file;
    if (flags & O_PATH)
        return file_create(dentry, &path_only_ops, NULL, flags, out);
    const struct file_ops *ops = choose_ops(inode);
    if (ops == NULL)
        return -ENXIO;
    if ((flags & O_DIRECT) && S_ISREG(inode->mode) && inode->ops->get_page == NULL)
        return -EINVAL;
    bool counted = S_ISREG(inode->mode) && (flags + 1) & 2;
    int error = counted ? inode_get_write(inode) : 0;
    if (error < 0)
        return error;
    error = file_create(dentry, ops, NULL, flags, &file);
    if (error < 0) {
        if (counted)
            inode_put_write(inode);
        return error;
    }
    if (ops->open != NULL)
        error = ops->open(inode, file);
    if (error < 0) {
        file->ops = &path_only_ops; /* what was never opened is not released */
        file_put(file);
        return error;
    }
    file->flags &= ~O_NOCTTY;
    *out = file;
    return 0;
}

/* The rights that an access mode asks for; mode 3 (only ioctl) asks for both. */
static int access_mask(int flags)
{
    static const int masks[] = { R_OK, W_OK, R_OK | W_OK, R_OK | W_OK };
    return masks[flags & O_ACCMODE] | (flags & O_TRUNC ? W_OK : 0);
}

static int check_existing(struct inode *inode, int flags)
{
    int mask = access_mask(flags);
    if (S_ISLNK(inode->mode))
        return -ELOOP;
    if (S_ISDIR(inode->mode) && (mask & W_OK))
        return -EISDIR;
    if ((S_ISCHR(inode->mode) || S_ISBLK(inode->mode)) && (inode->superblock->flags & ST_NODEV))
        return -EACCES;
    int error = inode_permission(inode, mask);
    if (error < 0)
        return error;
    if ((flags & O_NOATIME) && !inode_is_owner(inode))
        return -EPERM;
    return 0;
}

/* Even an open that may not write (mode 3, O_RDONLY) truncates: as a writer for that moment. */
static int truncate_opened(struct inode *inode)
{
    int error = inode_get_write(inode);
    if (error < 0)
        return error;
    error = inode_truncate(inode, 0);
    inode_put_write(inode);
    return error;
}

static int open_existing(struct dentry *dentry, int flags, struct file **out)
{
    struct inode *inode = dentry->inode;
    int error = check_existing(inode, flags);
    if (error < 0)
        return error;
    error = file_open_dentry(dentry, flags & OPEN_FLAGS, out);
    if (error == 0 && (flags & O_TRUNC) && S_ISREG(inode->mode)) {
        error = truncate_opened(inode);
        if (error < 0)
            file_put(*out);
    }
    return error;
}

/* What open(2) says of the last name before it looks at the file. */
static int check_path(const struct path *path, int flags)
{
    if (path->dentry == NULL) {
        if (!(flags & O_CREAT))
            return -ENOENT;
        return path->slash ? -EISDIR : 0;
    }
    mode_t mode = path->dentry->inode->mode;
    if ((flags & O_CREAT) && (flags & O_EXCL))
        return -EEXIST;
    if ((flags & O_CREAT) && (S_ISDIR(mode) || path->slash))
        return -EISDIR;
    if ((flags & O_DIRECTORY) && !S_ISDIR(mode))
        return -ENOTDIR;
    return 0;
}

static int open_unnamed(struct dentry *directory, int flags, mode_t mode, struct file **out)
{
    struct dentry *dentry;
    int error =
        namei_create_unnamed(directory, S_IFREG | (mode & 07777), !(flags & O_EXCL), &dentry);
    if (error < 0)
        return error;
    error = file_open_dentry(dentry, flags & OPEN_FLAGS & ~O_DIRECTORY, out);
    dentry_put(dentry);
    return error;
}

static int open_path(struct path *path, int flags, mode_t mode, struct file **out)
{
    struct dentry *dentry;
    int error = check_path(path, flags);
    if (error < 0)
        return error;
    if ((flags & O_TMPFILE) == O_TMPFILE)
        return open_unnamed(path->dentry, flags, mode, out);
    if (path->dentry != NULL && (flags & O_PATH))
        return file_open_dentry(path->dentry, flags & OPEN_FLAGS, out);
    if (path->dentry != NULL)
        return open_existing(path->dentry, flags, out);
    error = namei_create(path, S_IFREG | (mode & 07777), 0, NULL, &dentry);
    if (error < 0)
        return error;
    error = file_open_dentry(dentry, flags & OPEN_FLAGS, out);
    dentry_put(dentry);
    return error;
}

static int clean_flags(int *flags)
{
    if (*flags & O_PATH) {
        *flags &= O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
        return 0;
    }
    *flags = (*flags & KNOWN_FLAGS) | O_LARGEFILE;
    if (*flags & TMPFILE_BIT) {
        bool writes = (*flags & O_ACCMODE) == O_WRONLY || (*flags & O_ACCMODE) == O_RDWR;
        return (*flags & O_TMPFILE) == O_TMPFILE && !(*flags & O_CREAT) && writes ? 0 : -EINVAL;
    }
    return (*flags & O_CREAT) && (*flags & O_DIRECTORY) ? -EINVAL : 0;
}

static int open_at(int dirfd, const char *name, int flags, mode_t mode, struct file **out)
{
    struct path path;
    int error = clean_flags(&flags);
    if (error < 0)
        return error;
    unsigned walk = (flags & O_NOFOLLOW) || (flags & (O_CREAT | O_EXCL)) == (O_CREAT | O_EXCL)
                        ? 0
                        : WALK_FOLLOW;
    if (flags & O_CREAT)
        walk |= WALK_NAME;
    error = path_walk(dirfd, name, walk, &path);
    if (error < 0)
        return error;
    error = open_path(&path, flags, mode, out);
    path_release(&path);
    return error;
}

int file_open(const char *path, int flags, mode_t mode, struct file **out)
{
    return open_at(AT_FDCWD, path, flags, mode, out);
}

static int open_exec(struct dentry *dentry, struct file **out)
{
    struct inode *inode = dentry->inode;
    if (!S_ISREG(inode->mode) || (inode->superblock->flags & ST_NOEXEC))
        return -EACCES;
    int error = inode_permission(inode, X_OK);
    if (error == 0)
        error = inode_deny_write(inode);
    if (error < 0)
        return error;
    error = file_open_dentry(dentry, O_RDONLY | O_LARGEFILE, out);
    if (error < 0)
        inode_allow_write(inode);
    else
        (*out)->denies_write = true;
    return error;
}

int file_open_exec(int dirfd, const char *path, int at_flags, struct file **out)
{
    struct dentry *dentry;
    if (at_flags & ~(AT_EMPTY_PATH | AT_SYMLINK_NOFOLLOW))
        return -EINVAL;
    int error = path_lookup(dirfd, path, path_at_flags(at_flags), &dentry);
    if (error < 0)
        return error;
    error = S_ISLNK(dentry->inode->mode) ? -ELOOP : open_exec(dentry, out);
    dentry_put(dentry);
    return error;
}

/* ---- System calls ---------------------------------------------------------------------------- */

/* The descriptor is taken first: EMFILE comes before any file is made or any FIFO waited for. */
long sys_openat(int dirfd, const char __user *path, int flags, mode_t mode)
{
    char *name;
    struct file *file;
    int error = path_copy_user(path, &name);
    if (error < 0)
        return error;
    int fd = fd_reserve(0, flags & O_CLOEXEC);
    if (fd < 0) {
        kfree(name);
        return fd;
    }
    error = open_at(dirfd, name, flags, mode, &file);
    kfree(name);
    if (error < 0) {
        fd_unreserve(fd);
        return error;
    }
    fd_fill(fd, file);
    return fd;
}

long sys_open(const char __user *path, int flags, mode_t mode)
{
    return sys_openat(AT_FDCWD, path, flags, mode);
}

long sys_creat(const char __user *path, mode_t mode)
{
    return sys_openat(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
