/*
 * The file system's objects: inodes, superblocks and devices. Everything lives in memory. Names and
 * the tree they form are in fs/dentry.h.
 */
#ifndef KERNEL_FS_INODE_H
#define KERNEL_FS_INODE_H

#include "abi/stat.h"
#include "abi/time.h"
#include "lib/list.h"
#include "lib/types.h"

struct dentry;
struct file;
struct file_ops;
struct inode;
struct page;
struct superblock;

/* Any may be NULL: the operation then fails with EPERM, or EINVAL where that is Linux's answer. */
struct inode_ops {
    /* A directory whose entries are made on demand (procfs): 0, -ENOENT… Without it the dentry tree
     * itself is the directory. */
    int (*lookup)(struct inode *directory, const char *name, size_t length, struct inode **out);
    /* A new inode for an entry of directory: any type; device of a node, target of a link. */
    int (*create)(struct inode *directory, mode_t mode, dev_t device, const char *target,
                  struct inode **out);
    /* The text of a symbolic link. Returns its length, cut to size; no NUL. */
    ssize_t (*readlink)(struct inode *inode, char *buffer, size_t size);
    /* A link that leads to an object, not to a name (/proc/PID/exe): a counted dentry. */
    int (*follow)(struct inode *inode, struct dentry **out);
    int (*truncate)(struct inode *inode, off_t size);
    void (*getattr)(struct inode *inode); /* refreshes the fields below (procfs) */
    /* A counted reference to the page at index of the file's content, made real if it was a hole.
     * Any page may be asked for when create is set, else only those below the end of the file. 0,
     * -ENXIO beyond the end (SIGBUS), -ENOMEM. */
    int (*get_page)(struct inode *inode, uint64_t index, bool create, struct page **out);
    /* The same page if it is there already, else NULL: holes stay holes. Where get_page is. */
    struct page *(*peek_page)(struct inode *inode, uint64_t index);
    int (*punch)(struct inode *inode, off_t from, off_t to); /* zeroes and frees */
    void (*release)(struct inode *inode); /* no name and no reference is left */
};

struct inode {
    unsigned references;
    uint64_t number;
    struct superblock *superblock;
    dev_t device;      /* of the file system */
    mode_t mode;       /* type and permissions */
    unsigned links;
    bool linkable;     /* made without a name (O_TMPFILE), it may get its first one */
    uid_t uid;
    gid_t gid;
    dev_t rdev;        /* of a device node */
    off_t size;
    uint64_t pages;    /* of content, for st_blocks */
    struct timespec atime, mtime, ctime, btime;
    const struct inode_ops *ops;
    const struct file_ops *file_ops;
    void *private;
    int writers;          /* open for writing: exec says ETXTBSY; negative: being executed */
    unsigned seals;       /* F_SEAL_* of a memfd */
    struct list locks;    /* fcntl and flock locks */
};

/* A new inode of superblock with one reference, no link, owned by root. 0 or -ENOMEM. */
int inode_create(struct superblock *superblock, mode_t mode, struct inode **out);
struct inode *inode_get(struct inode *inode);
void inode_put(struct inode *inode);

enum { INODE_ATIME = 1, INODE_MTIME = 2, INODE_CTIME = 4 };
/* Sets these times to now. Access times follow relatime, as Linux mounts by default. */
void inode_touch(struct inode *inode, int times);
struct timespec inode_now(void);

/* May current access it so? mask: R_OK, W_OK, X_OK (abi/fcntl.h). 0, -EACCES or -EROFS. */
int inode_permission(const struct inode *inode, int mask);
/* current owns it or has CAP_FOWNER. */
bool inode_is_owner(const struct inode *inode);
/* Takes away set-user-id, and set-group-id unless that means no identity (the group may not
 * execute) and current may set it. A write does so to regular files, but not for CAP_FSETID. */
void inode_clear_identity(struct inode *inode);
void inode_drop_suid(struct inode *inode);

/* Counts a user that may write: 0 or -ETXTBSY; and one that executes: 0 or -ETXTBSY. */
int inode_get_write(struct inode *inode);
void inode_put_write(struct inode *inode);
int inode_deny_write(struct inode *inode);
void inode_allow_write(struct inode *inode);

/* ---- Superblocks: mounted (or internal) file systems ----------------------------------------- */

struct fs_type {
    const char *name;
    long magic; /* statfs f_type */
    /* Makes superblock->root_inode. 0 or -ENOMEM. NULL: internal only. */
    int (*fill)(struct superblock *superblock, struct inode **root);
};

struct superblock {
    const struct fs_type *type;
    dev_t device;
    uint64_t last_inode;
    unsigned long flags;    /* ST_* */
    uint64_t pages, pages_max;   /* of all files; at most so many, 0: no limit */
    uint64_t inodes, inodes_max; /* likewise */
    struct dentry *root;    /* NULL for internal ones (pipes, sockets) */
    struct dentry *covers;  /* where it is mounted; NULL for the root file system */
    char source[32];
    struct list link;       /* in the mount table */
};

void superblock_init(struct superblock *superblock, const struct fs_type *type);

/* ---- Devices --------------------------------------------------------------------------------- */

/* A device's file operations by number, for device nodes anywhere, and a node of that name in /dev.
 * name may hold one '/'. 0, -ENOMEM or -EEXIST. */
int chrdev_register(unsigned major, unsigned minor, const char *name, mode_t mode,
                    const struct file_ops *ops);
/* NULL if there is no such device. */
const struct file_ops *chrdev_find(dev_t device);

/* The same with an owner; name may be "pts/0": devfs makes the folder. 0, -ENOMEM or -EEXIST. */
int chrdev_register_owned(unsigned major, unsigned minor, const char *name, mode_t mode, uid_t uid,
                          gid_t gid, const struct file_ops *ops);
/* Takes a device away: its node leaves /dev, a later open by its number fails with ENXIO. */
void chrdev_unregister(unsigned major, unsigned minor);

#endif
