/* Files whose content is pages in memory: the root file system, tmpfs, devfs's nodes, memfds. */
#ifndef KERNEL_FS_RAM_RAMFS_H
#define KERNEL_FS_RAM_RAMFS_H

#include "fs/inode.h"

/* A new inode of any type, as inode_ops.create makes it. 0, -ENOMEM or -ENOSPC. */
int ramfs_create(struct superblock *superblock, mode_t mode, dev_t device, const char *target,
                 struct inode **out);

/* Sets what mount(2)'s options, which are changed, say of a tmpfs; sizes in % are of total_pages.
 * 0 or -EINVAL. */
int tmpfs_apply_options(struct superblock *superblock, char *options, uint64_t total_pages);

extern const struct file_ops ramfs_file_ops;
/* Listing of a directory that is its dentry tree. */
extern const struct file_ops tree_directory_ops;

#endif
