/*
 * From path strings to dentries (path_resolution(7)), and the working directory, root and umask
 * of a task.
 */
#ifndef KERNEL_FS_PATH_H
#define KERNEL_FS_PATH_H

#include "abi/limits.h"
#include "fs/dentry.h"
#include "fs/inode.h"
#include "lib/types.h"

struct fs_context {
    unsigned references;
    struct dentry *root, *cwd;
    mode_t umask;
};

enum {
    WALK_FOLLOW = 1,    /* a symbolic link as last component is followed */
    WALK_NAME = 2,      /* the operation is on the name: a trailing slash is only noted */
    WALK_EMPTY = 4,     /* "" is dirfd itself (AT_EMPTY_PATH) */
    WALK_DIRECTORY = 8, /* ENOTDIR for anything else */
};

enum path_last { PATH_LAST_NAME, PATH_LAST_DOT, PATH_LAST_DOTDOT, PATH_LAST_ROOT };

/* Where a path led. path_release() gives the references back. */
struct path {
    struct dentry *parent; /* directory of the last name; NULL if last is not PATH_LAST_NAME */
    struct dentry *dentry; /* what the path names; NULL if that does not exist */
    enum path_last last;
    bool slash;            /* ended in '/' */
    size_t length;
    char name[NAME_MAX + 1];
};

/* Follows path from dirfd (AT_FDCWD: the working directory). The last component may be missing. 0,
 * -ENOENT, -ENOTDIR, -EACCES, -ELOOP, -ENAMETOOLONG, -EBADF, -ENOMEM. Never sleeps. */
int path_walk(int dirfd, const char *path, unsigned flags, struct path *out);
void path_release(struct path *path);

/* The dentry that must exist. */
int path_lookup(int dirfd, const char *path, unsigned flags, struct dentry **out);

/* The same for a user's string. */
int path_walk_user(int dirfd, const char __user *path, unsigned flags, struct path *out);
int path_lookup_user(int dirfd, const char __user *path, unsigned flags, struct dentry **out);

/* A user's path in a new kernel buffer (kfree). 0, -EFAULT, -ENAMETOOLONG, -ENOMEM. */
int path_copy_user(const char __user *path, char **out);

/* One name in a directory: *out is counted, NULL if there is none. 0 or an error: -ENOENT in a
 * dynamic directory, where no name can be made. */
int path_child(struct dentry *directory, const char *name, size_t length, struct dentry **out);

/* The walk's flags for AT_SYMLINK_NOFOLLOW and AT_EMPTY_PATH; other bits are not looked at. */
unsigned path_at_flags(int at_flags);

#endif
