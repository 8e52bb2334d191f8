/*
 * struct file: an open file description. struct files: a descriptor table. Anything that read,
 * write, poll or ioctl reaches is a struct file with file_ops; inodes are in fs/inode.h.
 */
#ifndef KERNEL_FS_FILE_H
#define KERNEL_FS_FILE_H

#include "abi/fcntl.h"
#include "fs/uio.h"
#include "lib/list.h"
#include "lib/types.h"
#include "task/waitq.h"

struct file;
struct inode;
struct dentry;
struct poll_table;
struct task;

/* All may be NULL: read/write then fail with EINVAL, ioctl with ENOTTY, poll says always ready. */
struct file_ops {
    /* Give or take bytes at *position (ignored by streams) and advance it. Return the count, or
     * -EAGAIN if O_NONBLOCK and nothing is ready, -ERESTARTSYS if interrupted with nothing moved. */
    ssize_t (*read)(struct file *file, struct uio *uio, off_t *position);
    ssize_t (*write)(struct file *file, struct uio *uio, off_t *position);
    /* Returns POLL* bits ready now; with table, poll_wait()s on every queue that may change them. */
    unsigned (*poll)(struct file *file, struct poll_table *table);
    long (*ioctl)(struct file *file, unsigned command, unsigned long argument);
    off_t (*seek)(struct file *file, off_t offset, int whence);
    /* Directory entries from *position on: calls emit until it returns false (buffer full). */
    int (*readdir)(struct file *file, bool (*emit)(void *context, const char *name, size_t length,
                   uint64_t inode, unsigned type, off_t next), void *context);
    int (*open)(struct inode *inode, struct file *file); /* may replace file->ops */
    void (*release)(struct file *file);                  /* the last reference went */
    void (*flush)(struct file *file);                    /* each close(2) of a descriptor */
    int (*fasync)(struct file *file, bool on);           /* O_ASYNC switched */
};

struct file {
    unsigned references;
    int flags; /* O_ACCMODE, O_APPEND, O_NONBLOCK, O_ASYNC, O_DIRECT, O_PATH… */
    off_t position;
    const struct file_ops *ops;
    struct inode *inode;   /* NULL for anonymous files (eventfd, …): see name */
    struct dentry *dentry; /* how it was opened, for /proc/PID/fd; or NULL */
    void *private;         /* the ops' */
    const char *name;      /* "anon_inode:[eventfd]" for those without dentry */
    struct file_owner {    /* F_SETOWN, F_SETSIG */
        int type, id, signal;
        uid_t uid, euid;
    } owner;
    struct list epoll_links; /* epoll items that watch it */
};

/* An anonymous open file. 0 or -ENFILE/-ENOMEM. */
int file_create_anonymous(const char *name, const struct file_ops *ops, void *private, int flags,
                          struct file **out);
void file_get(struct file *file);
void file_put(struct file *file);

/* Reads into kernel memory at offset. Returns the count or an error. */
ssize_t file_read_kernel(struct file *file, void *buffer, size_t size, off_t offset);
ssize_t file_write_kernel(struct file *file, const void *buffer, size_t size, off_t offset);

/* SIGIO or F_SETSIG's signal to the owner; POLL_IN, POLL_OUT, POLL_HUP… */
void file_send_sigio(struct file *file, int code);

/* ---- Descriptors (files.c) ------------------------------------------------------------------ */

struct files;
int files_create(struct files **out);
int files_copy(struct files *from, struct files **out); /* fork */
struct files *files_get(struct files *files);
void files_put(struct files *files); /* the last closes all */
/* True if another task uses the same table (CLONE_FILES). */
bool files_is_shared(const struct files *files);
void files_close_on_exec(struct files *files);

/* current's open file with this descriptor, or NULL (EBADF); no reference is taken: a caller that
 * sleeps takes one with file_get. O_PATH files only by fd_get_path. */
struct file *fd_get(int fd);
struct file *fd_get_path(int fd);
/* The lowest free descriptor ≥ from gets file (its reference moves in). fd, -EMFILE or -ENOMEM. */
int fd_install(struct file *file, int from, bool close_on_exec);
/* Closes current's descriptor. 0 or -EBADF. */
int fd_close(int fd);
/* The file of descriptor fd of another process, or NULL (procfs, pidfd_getfd). */
struct file *files_peek(struct files *files, int fd);
/* Calls visit for each open descriptor in order. */
int files_visit(struct files *files, int (*visit)(int fd, struct file *file, void *arg), void *arg);

/* ---- cwd, root, umask ------------------------------------------------------------------------ */

struct fs_context;
int fs_context_create(struct fs_context **out);
int fs_context_copy(struct fs_context *from, struct fs_context **out);
struct fs_context *fs_context_get(struct fs_context *context);
void fs_context_put(struct fs_context *context);

/* ---- Opening by path (path.c, open.c) ------------------------------------------------------- */

/* open(2) of a kernel path string for current's credentials. */
int file_open(const char *path, int flags, mode_t mode, struct file **out);
/* Opens for execution relative to dirfd: regular, executable by current, not open for writing. 0,
 * -EACCES, -ENOENT, -ETXTBSY… */
int file_open_exec(int dirfd, const char *path, int at_flags, struct file **out);
/* The absolute path of an open file. Returns its length or -ENAMETOOLONG. */
int file_path(const struct file *file, char *buffer, size_t size);

/* ---- poll.h ------------------------------------------------------------------------------------ */

/* Puts the poller into queue; table may be NULL (only the bits are wanted). */
void poll_wait(struct poll_table *table, struct waitq *queue);

#endif
