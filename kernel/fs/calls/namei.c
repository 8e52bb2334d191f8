/*
 * namei.c: calls that make, link, move and remove names.
 *
 * The order of checks is Linux's: what the last name is, the directory's state and permission, the
 * file itself.
 */
#include "fs/calls/namei.h"

#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/fcntl.h"
#include "abi/statfs.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "lib/printf.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "syscall/syscall.h"
#include "task/task.h"

/* ---- Creation -------------------------------------------------------------------------------- */

static int may_create(struct dentry *directory)
{
    int error = inode_permission(directory->inode, W_OK | X_OK);
    if (error < 0)
        return error;
    if (directory->deleted)
        return -ENOENT;
    return directory->inode->ops->create != NULL ? 0 : -EPERM;
}

/* POSIX leaves the group open; inode(7): a set-group-ID directory gives its own, and directories
 * below it the bit. */
static void set_owner(struct inode *inode, const struct inode *directory)
{
    inode->uid = current->cred.fsuid;
    inode->gid = current->cred.fsgid;
    if (!(directory->mode & S_ISGID))
        return;
    inode->gid = directory->gid;
    if (S_ISDIR(inode->mode))
        inode->mode |= S_ISGID;
    else if ((inode->mode & (S_ISGID | S_IXGRP)) == (S_ISGID | S_IXGRP) &&
             !cred_in_group(&current->cred, inode->gid) &&
             !cred_has_cap(&current->cred, CAP_FSETID))
        inode->mode &= ~S_ISGID;
}

static int make_inode(struct dentry *directory, mode_t mode, dev_t device, const char *target,
                      struct inode **out)
{
    int error = may_create(directory);
    if (error < 0)
        return error;
    if (!S_ISLNK(mode))
        mode &= ~current->fs->umask;
    error = directory->inode->ops->create(directory->inode, mode, device, target, out);
    if (error == 0)
        set_owner(*out, directory->inode);
    return error == -ENOMEM ? -ENOSPC : error;
}

int namei_create(struct path *path, mode_t mode, dev_t device, const char *target,
                 struct dentry **out)
{
    struct inode *inode;
    int error = make_inode(path->parent, mode, device, target, &inode);
    if (error < 0)
        return error;
    error = dentry_add(path->parent, path->name, inode, out);
    inode_put(inode);
    if (error == 0)
        inode_touch(path->parent->inode, INODE_MTIME | INODE_CTIME);
    return error;
}

int namei_create_unnamed(struct dentry *directory, mode_t mode, bool linkable, struct dentry **out)
{
    struct inode *inode;
    char name[24];
    int error = make_inode(directory, mode, 0, NULL, &inode);
    if (error < 0)
        return error;
    inode->linkable = linkable;
    int length = snprintf(name, sizeof(name), "#%lu", inode->number);
    error = dentry_create(directory, name, length, inode, out);
    if (error == 0)
        (*out)->deleted = true;
    inode_put(inode);
    return error;
}

/* Walks to a name that must not exist yet. */
static int walk_to_new(int dirfd, const char __user *user_path, bool directory, struct path *path)
{
    int error = path_walk_user(dirfd, user_path, WALK_NAME, path);
    if (error < 0)
        return error;
    if (path->dentry != NULL)
        error = -EEXIST;
    else if (path->slash && !directory)
        error = -ENOENT;
    if (error < 0)
        path_release(path);
    return error;
}

long sys_mkdirat(int dirfd, const char __user *user_path, mode_t mode)
{
    struct path path;
    int error = walk_to_new(dirfd, user_path, true, &path);
    if (error < 0)
        return error;
    error = namei_create(&path, S_IFDIR | (mode & 01777), 0, NULL, NULL);
    path_release(&path);
    return error;
}

long sys_mkdir(const char __user *path, mode_t mode)
{
    return sys_mkdirat(AT_FDCWD, path, mode);
}

long sys_mknodat(int dirfd, const char __user *user_path, mode_t mode, unsigned device)
{
    struct path path;
    mode_t type = mode & S_IFMT ? mode & S_IFMT : S_IFREG;
    if (type == S_IFDIR)
        return -EPERM;
    if (type == S_IFLNK)
        return -EINVAL;
    int error = walk_to_new(dirfd, user_path, false, &path);
    if (error < 0)
        return error;
    if ((type == S_IFCHR || type == S_IFBLK) && !cred_has_cap(&current->cred, CAP_MKNOD))
        error = -EPERM;
    else
        error = namei_create(&path, type | (mode & 07777), device, NULL, NULL);
    path_release(&path);
    return error;
}

long sys_mknod(const char __user *path, mode_t mode, unsigned device)
{
    return sys_mknodat(AT_FDCWD, path, mode, device);
}

long sys_symlinkat(const char __user *target, int dirfd, const char __user *user_path)
{
    struct path path;
    char *text;
    int error = path_copy_user(target, &text);
    if (error < 0)
        return error;
    error = *text != '\0' ? walk_to_new(dirfd, user_path, false, &path) : -ENOENT;
    if (error == 0) {
        error = namei_create(&path, S_IFLNK | 0777, 0, text, NULL);
        path_release(&path);
    }
    kfree(text);
    return error;
}

long sys_symlink(const char __user *target, const char __user *path)
{
    return sys_symlinkat(target, AT_FDCWD, path);
}

/* ---- Links ----------------------------------------------------------------------------------- */

/* proc(5), protected_hardlinks = 1: a user may link what is its own or what it may read and write,
 * unless that has an identity (set-user-ID, set-group-ID) or is no regular file. */
static bool may_link(const struct inode *inode)
{
    mode_t mode = inode->mode;
    bool identity = (mode & S_ISUID) || (mode & (S_ISGID | S_IXGRP)) == (S_ISGID | S_IXGRP);
    return inode_is_owner(inode) ||
           (S_ISREG(mode) && !identity && inode_permission(inode, R_OK | W_OK) == 0);
}

static int link_to(struct dentry *old, struct path *new)
{
    struct inode *inode = old->inode;
    if (inode->superblock != new->parent->inode->superblock)
        return -EXDEV;
    if (!may_link(inode))
        return -EPERM;
    int error = may_create(new->parent);
    if (error < 0)
        return error;
    if (S_ISDIR(inode->mode))
        return -EPERM;
    if (inode->links == 0 && !inode->linkable)
        return -ENOENT; /* its last name is gone for good */
    error = dentry_add(new->parent, new->name, inode, NULL);
    if (error < 0)
        return error;
    inode_touch(inode, INODE_CTIME);
    inode_touch(new->parent->inode, INODE_MTIME | INODE_CTIME);
    return 0;
}

long sys_linkat(int old_dirfd, const char __user *old, int new_dirfd, const char __user *new,
                int flags)
{
    struct dentry *existing;
    struct path path;
    if (flags & ~(AT_SYMLINK_FOLLOW | AT_EMPTY_PATH))
        return -EINVAL;
    unsigned walk =
        (flags & AT_SYMLINK_FOLLOW ? WALK_FOLLOW : 0) | (flags & AT_EMPTY_PATH ? WALK_EMPTY : 0);
    int error = path_lookup_user(old_dirfd, old, walk, &existing);
    if (error < 0)
        return error;
    error = walk_to_new(new_dirfd, new, false, &path);
    if (error == 0) {
        error = link_to(existing, &path);
        path_release(&path);
    }
    dentry_put(existing);
    return error;
}

long sys_link(const char __user *old, const char __user *new)
{
    return sys_linkat(AT_FDCWD, old, AT_FDCWD, new, 0);
}

static ssize_t read_link(struct inode *inode, char *buffer, size_t size)
{
    if (!S_ISLNK(inode->mode) || inode->ops->readlink == NULL)
        return -EINVAL;
    inode_touch(inode, INODE_ATIME);
    return inode->ops->readlink(inode, buffer, size);
}

long sys_readlinkat(int dirfd, const char __user *user_path, char __user *buffer, int size)
{
    char *path, *text;
    struct dentry *dentry;
    if (size <= 0)
        return -EINVAL;
    int error = path_copy_user(user_path, &path);
    if (error < 0)
        return error;
    text = kmalloc(PATH_MAX);
    error = text != NULL ? path_lookup(dirfd, path, WALK_EMPTY, &dentry) : -ENOMEM;
    ssize_t length = error;
    if (error == 0) {
        length = MIN(read_link(dentry->inode, text, PATH_MAX), (ssize_t)size);
        if (length == -EINVAL && *path == '\0')
            length = -ENOENT; /* readlink(2): "" is for a descriptor of a link only */
        dentry_put(dentry);
    }
    if (length > 0 && copy_to_user(buffer, text, length) < 0)
        length = -EFAULT;
    kfree(text);
    kfree(path);
    return length;
}

long sys_readlink(const char __user *path, char __user *buffer, int size)
{
    return sys_readlinkat(AT_FDCWD, path, buffer, size);
}

/* ---- Removal --------------------------------------------------------------------------------- */

/* unlink(2): in a sticky directory only the owners of file and directory, and root. */
static bool is_sticky_for(const struct inode *directory, const struct inode *inode)
{
    return (directory->mode & S_ISVTX) && current->cred.fsuid != inode->uid &&
           current->cred.fsuid != directory->uid && !cred_has_cap(&current->cred, CAP_FOWNER);
}

static int may_remove(struct dentry *parent, struct dentry *victim, bool directory)
{
    int error = inode_permission(parent->inode, W_OK | X_OK);
    if (error < 0)
        return error;
    if (is_sticky_for(parent->inode, victim->inode))
        return -EPERM;
    if (directory && !S_ISDIR(victim->inode->mode))
        return -ENOTDIR;
    if (directory && victim->parent == NULL)
        return -EBUSY; /* the root of a mount */
    if (!directory && S_ISDIR(victim->inode->mode))
        return -EISDIR;
    return victim->attached ? 0 : -EPERM; /* a dynamic directory's */
}

static void remove_name(struct dentry *parent, struct dentry *victim)
{
    bool directory = S_ISDIR(victim->inode->mode);
    victim->inode->links -= directory ? 2 : 1;
    parent->inode->links -= directory ? 1 : 0;
    inode_touch(victim->inode, INODE_CTIME);
    inode_touch(parent->inode, INODE_MTIME | INODE_CTIME);
    dentry_detach(victim);
}

static int unlink_path(struct path *path)
{
    if (path->last != PATH_LAST_NAME)
        return -EISDIR;
    if (path->dentry == NULL)
        return -ENOENT;
    if (path->slash)
        return S_ISDIR(path->dentry->inode->mode) ? -EISDIR : -ENOTDIR;
    int error = may_remove(path->parent, path->dentry, false);
    if (error == 0)
        remove_name(path->parent, path->dentry);
    return error;
}

static int rmdir_path(struct path *path)
{
    static const int errors[] = { 0, -EINVAL, -ENOTEMPTY, -EBUSY };
    if (path->last != PATH_LAST_NAME)
        return errors[path->last];
    if (path->dentry == NULL)
        return -ENOENT;
    int error = may_remove(path->parent, path->dentry, true);
    if (error < 0)
        return error;
    if (!list_empty(&path->dentry->children))
        return -ENOTEMPTY;
    remove_name(path->parent, path->dentry);
    return 0;
}

int file_unlink(const char *path_string)
{
    struct path path;
    int error = path_walk(AT_FDCWD, path_string, WALK_NAME, &path);

    if (error < 0)
        return error;
    error = unlink_path(&path);
    path_release(&path);
    return error;
}

long sys_unlinkat(int dirfd, const char __user *user_path, int flags)
{
    struct path path;
    if (flags & ~AT_REMOVEDIR)
        return -EINVAL;
    int error = path_walk_user(dirfd, user_path, WALK_NAME, &path);
    if (error < 0)
        return error;
    error = flags & AT_REMOVEDIR ? rmdir_path(&path) : unlink_path(&path);
    path_release(&path);
    return error;
}

long sys_unlink(const char __user *path)
{
    return sys_unlinkat(AT_FDCWD, path, 0);
}

long sys_rmdir(const char __user *path)
{
    return sys_unlinkat(AT_FDCWD, path, AT_REMOVEDIR);
}
