/* Making and removing names: what open(2) and the calls of namei.c share. */
#ifndef KERNEL_FS_CALLS_NAMEI_H
#define KERNEL_FS_CALLS_NAMEI_H

#include "fs/path.h"

/* A new inode under the missing last name of path, by current's rights and umask: type and
 * permissions in mode. *out (may be NULL) is counted. 0, -EACCES, -EPERM, -EROFS, -ENOENT (the
 * directory is deleted), -ENOMEM. */
int namei_create(struct path *path, mode_t mode, dev_t device, const char *target,
                 struct dentry **out);

/* An unnamed inode in directory, as namei_create would make it (O_TMPFILE); linkable: linkat(2) may
 * give it a name. */
int namei_create_unnamed(struct dentry *directory, mode_t mode, bool linkable,
                         struct dentry **out);

/* As open(2)'s O_TRUNC and truncate(2), after the permission check. */
int inode_truncate(struct inode *inode, off_t size);

#endif
