/* Reads "newc" cpio archives, the format of Linux's initramfs. Pure: no allocation, no files. */
#ifndef KERNEL_FS_RAM_CPIO_H
#define KERNEL_FS_RAM_CPIO_H

#include "lib/types.h"

struct cpio {
    const char *at;
    size_t left;
};

struct cpio_entry {
    const char *name; /* NUL-terminated, in the archive; as stored: "etc/passwd", "./bin", "/x" */
    const char *data;
    size_t size;
    uint32_t inode, mode, uid, gid, links, mtime;
    uint32_t device_major, device_minor; /* of the archive's file: with inode, a hard link's key */
    uint32_t rdev_major, rdev_minor;
};

void cpio_open(struct cpio *cpio, const void *archive, size_t size);

/* The next entry: 1; 0 at the trailer or the end; -EINVAL if the archive is damaged. After a
 * trailer the next call goes on with what is concatenated behind it. */
int cpio_next(struct cpio *cpio, struct cpio_entry *entry);

#endif
