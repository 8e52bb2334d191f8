/* /dev: a tmpfs that holds a node for each registered device. */
#ifndef KERNEL_FS_RAM_DEVFS_H
#define KERNEL_FS_RAM_DEVFS_H

struct superblock;

/* Made at its first use, so that drivers may register before there is a root. NULL: no memory. */
struct superblock *devfs_superblock(void);

#endif
