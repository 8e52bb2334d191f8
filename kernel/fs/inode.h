/*
 * The file system's objects: inodes and directory entries. Everything lives in memory; a mounted
 * file system is a root dentry with its superblock's ops.
 */
#ifndef KERNEL_FS_INODE_H
#define KERNEL_FS_INODE_H

#include "abi/stat.h"
#include "abi/time.h"
#include "lib/list.h"
#include "lib/types.h"

struct file_ops;
struct inode;
struct page;

struct inode_ops {
    int (*lookup)(struct inode *directory, const char *name, size_t length, struct inode **out);
    int (*create)(struct inode *directory, const char *name, mode_t mode, dev_t device,
                  struct inode **out);
    int (*symlink)(struct inode *directory, const char *name, const char *target,
                   struct inode **out);
    int (*link)(struct inode *directory, const char *name, struct inode *inode);
    int (*unlink)(struct inode *directory, const char *name, struct inode *inode);
    int (*rename)(struct inode *from, const char *name, struct inode *to, const char *new_name,
                  unsigned flags);
    int (*readlink)(struct inode *inode, char *buffer, size_t size);
    int (*truncate)(struct inode *inode, off_t size);
    int (*getattr)(struct inode *inode); /* refresh the fields below (procfs) */
    /* A counted reference to the page at index of the file's content, a hole being made real. 0,
     * -ENOMEM, or -ENXIO beyond the end of the file (SIGBUS) unless create, for a write, is set. */
    int (*get_page)(struct inode *inode, uint64_t index, bool create, struct page **out);
};

struct inode {
    unsigned references;
    uint64_t number;
    dev_t device;      /* of the file system */
    mode_t mode;       /* type and permissions */
    unsigned links;
    uid_t uid;
    gid_t gid;
    dev_t rdev;        /* of a device node */
    off_t size;
    struct timespec atime, mtime, ctime;
    const struct inode_ops *ops;
    const struct file_ops *file_ops;
    void *private;
    int writers;       /* open for writing: exec says ETXTBSY; negative: being executed */
    struct list locks; /* fcntl and flock locks */
};

/* A device's file operations by number, for device nodes anywhere: chrdev_register(major, minor…). */
int chrdev_register(unsigned major, unsigned minor, const char *name, mode_t mode,
                    const struct file_ops *ops);

/* The same with an owner; name may be "pts/0": devfs makes the folder. 0, -ENOMEM or -EEXIST. */
int chrdev_register_owned(unsigned major, unsigned minor, const char *name, mode_t mode, uid_t uid,
                          gid_t gid, const struct file_ops *ops);
/* Takes a device away: its node leaves /dev, a later open by its number fails with ENXIO. */
void chrdev_unregister(unsigned major, unsigned minor);

#endif
