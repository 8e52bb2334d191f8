/*
 * rename.c: rename(2) and renameat2(2).
 */
#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/fcntl.h"
#include "fs/calls/namei.h"
#include "fs/file.h"
#include "fs/path.h"
#include "syscall/syscall.h"
#include "task/task.h"

/* What the two paths must be, before any permission: Linux's order. */
static int check_paths(const struct path *old, const struct path *new, unsigned flags)
{
    if (old->last != PATH_LAST_NAME)
        return -EBUSY;
    if (new->last != PATH_LAST_NAME)
        return flags & RENAME_NOREPLACE ? -EEXIST : -EBUSY;
    if (old->parent->inode->superblock != new->parent->inode->superblock)
        return -EXDEV;
    if (old->dentry == NULL)
        return -ENOENT;
    if ((flags & RENAME_NOREPLACE) && new->dentry != NULL)
        return -EEXIST;
    if ((flags & RENAME_EXCHANGE) && new->dentry == NULL)
        return -ENOENT;
    bool old_is_directory = S_ISDIR(old->dentry->inode->mode);
    bool new_is_directory = new->dentry != NULL &&S_ISDIR(new->dentry->inode->mode);
    if ((flags & RENAME_EXCHANGE) && !new_is_directory && new->slash)
        return -ENOTDIR;
    if (!old_is_directory && (old->slash || (!(flags & RENAME_EXCHANGE) && new->slash)))
        return -ENOTDIR;
    if (dentry_is_below(new->parent, old->dentry))
        return -EINVAL;
    if (new->dentry != NULL && dentry_is_below(old->parent, new->dentry))
        return flags & RENAME_EXCHANGE ? -EINVAL : -ENOTEMPTY;
    return 0;
}

static bool is_sticky_for(const struct inode *directory, const struct inode *inode)
{
    return (directory->mode & S_ISVTX) && current->cred.fsuid != inode->uid &&
           current->cred.fsuid != directory->uid && !cred_has_cap(&current->cred, CAP_FOWNER);
}

static int may_take_away(const struct path *path)
{
    int error = inode_permission(path->parent->inode, W_OK | X_OK);
    if (error < 0)
        return error;
    if (is_sticky_for(path->parent->inode, path->dentry->inode))
        return -EPERM;
    if (path->dentry->parent == NULL || path->dentry->mounted != NULL)
        return -EBUSY;
    return path->dentry->attached ? 0 : -EPERM;
}

static int may_put(const struct path *path)
{
    int error = inode_permission(path->parent->inode, W_OK | X_OK);
    if (error < 0)
        return error;
    if (path->parent->deleted)
        return -ENOENT;
    return path->parent->inode->ops->create != NULL ? 0 : -EPERM;
}

/* May the new name's file go to make place? */
static int may_replace(const struct path *old, const struct path *new)
{
    bool directory = S_ISDIR(old->dentry->inode->mode);
    int error = may_take_away(new);
    if (error < 0)
        return error;
    if (directory && !S_ISDIR(new->dentry->inode->mode))
        return -ENOTDIR;
    if (!directory && S_ISDIR(new->dentry->inode->mode))
        return -EISDIR;
    return directory && !list_empty(&new->dentry->children) ? -ENOTEMPTY : 0;
}

/* A directory that moves gets another "..", which its own permission allows or not. */
static int may_reparent(const struct path *from, const struct path *to)
{
    if (from->parent == to->parent || !S_ISDIR(from->dentry->inode->mode))
        return 0;
    return inode_permission(from->dentry->inode, W_OK);
}

static void touch_all(struct path *old, struct path *new)
{
    inode_touch(old->parent->inode, INODE_MTIME | INODE_CTIME);
    inode_touch(new->parent->inode, INODE_MTIME | INODE_CTIME);
    inode_touch(old->dentry->inode, INODE_CTIME);
    if (new->dentry != NULL)
        inode_touch(new->dentry->inode, INODE_CTIME);
}

static void count_directory(struct path *from, struct path *to)
{
    if (S_ISDIR(from->dentry->inode->mode)) {
        from->parent->inode->links--;
        to->parent->inode->links++;
    }
}

static int exchange(struct path *old, struct path *new)
{
    int error = may_take_away(old);
    if (error == 0)
        error = may_take_away(new);
    if (error == 0)
        error = may_reparent(old, new);
    if (error == 0)
        error = may_reparent(new, old);
    if (error < 0)
        return error;
    count_directory(old, new);
    count_directory(new, old);
    dentry_exchange(old->dentry, new->dentry);
    touch_all(old, new);
    return 0;
}

static void drop_replaced(struct path *new)
{
    bool directory = S_ISDIR(new->dentry->inode->mode);
    new->dentry->inode->links -= directory ? 2 : 1;
    new->parent->inode->links -= directory ? 1 : 0;
    dentry_detach(new->dentry);
}

static int rename_paths(struct path *old, struct path *new, unsigned flags)
{
    int error = check_paths(old, new, flags);
    if (error < 0)
        return error;
    if (new->dentry != NULL && old->dentry->inode == new->dentry->inode)
        return 0; /* POSIX: two names of one file: nothing happens */
    if (flags & RENAME_EXCHANGE)
        return exchange(old, new);
    error = may_take_away(old);
    if (error == 0)
        error = new->dentry != NULL ? may_replace(old, new) : may_put(new);
    if (error == 0)
        error = may_reparent(old, new);
    if (error < 0)
        return error;
    /* The old name moves first: that may fail for want of memory, the removal cannot. */
    error = dentry_move(old->dentry, new->parent, new->name, new->length);
    if (error < 0)
        return error;
    count_directory(old, new);
    if (new->dentry != NULL)
        drop_replaced(new);
    touch_all(old, new);
    return 0;
}

long sys_renameat2(int old_dirfd, const char __user *old, int new_dirfd, const char __user *new,
                   unsigned flags)
{
    struct path from, to;
    if (flags & ~(RENAME_NOREPLACE | RENAME_EXCHANGE))
        return -EINVAL; /* RENAME_WHITEOUT: no overlay here */
    if ((flags & RENAME_NOREPLACE) && (flags & RENAME_EXCHANGE))
        return -EINVAL;
    int error = path_walk_user(old_dirfd, old, WALK_NAME, &from);
    if (error < 0)
        return error;
    error = path_walk_user(new_dirfd, new, WALK_NAME, &to);
    if (error == 0) {
        error = rename_paths(&from, &to, flags);
        path_release(&to);
    }
    path_release(&from);
    return error;
}

long sys_renameat(int old_dirfd, const char __user *old, int new_dirfd, const char __user *new)
{
    return sys_renameat2(old_dirfd, old, new_dirfd, new, 0);
}

long sys_rename(const char __user *old, const char __user *new)
{
    return sys_renameat2(AT_FDCWD, old, AT_FDCWD, new, 0);
}
