/* The mount table: which file system covers which directory. */
#ifndef KERNEL_FS_MOUNT_H
#define KERNEL_FS_MOUNT_H

#include "fs/inode.h"
#include "lib/types.h"

/* Mounts a new superblock of type on where (NULL: as the root). 0, -ENOMEM, -EBUSY. */
int mount_add(const struct fs_type *type, const char *source, struct dentry *where,
              unsigned long flags, struct superblock **out);

extern struct list mount_table; /* of struct superblock, the root first */
extern struct dentry *fs_root;  /* of the whole tree */

/* Where a superblock is mounted, as seen from root: its path's length or an error. */
int mount_path(struct superblock *superblock, struct dentry *root, char *buffer, size_t size);

/* The file system types; NULL if there is none of this name. */
const struct fs_type *fs_type_find(const char *name);
extern const struct fs_type ramfs_type, tmpfs_type, devfs_type, procfs_type, sysfs_type;
extern const struct fs_type *const fs_types[]; /* ends in NULL */

/* Makes a directory (0, or -EEXIST is no error) below root by kernel path, for boot. */
int fs_make_directory(const char *path, mode_t mode, struct dentry **out);

/* Unpacks every boot module into the root file system and frees its memory. 0 or -EINVAL, -ENOMEM,
 * -ENOENT if there is no module: the log says which. */
int initramfs_unpack(void);

#endif
