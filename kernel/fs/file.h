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
#include "task/sched/waitq.h"

struct file;
struct inode;
struct dentry;
struct poll_table;
struct task;

/* All may be NULL: read/write then fail with EINVAL, ioctl with ENOTTY, poll says always ready. */
struct file_ops {
    /* Give or take bytes at *position (ignored by streams) and advance it. Return the count, or
     * -EAGAIN if O_NONBLOCK and nothing is ready, -ERESTARTSYS if interrupted and nothing moved. */
    ssize_t (*read)(struct file *file, struct uio *uio, off_t *position);
    ssize_t (*write)(struct file *file, struct uio *uio, off_t *position);
    /* Returns POLL* bits ready now; with table, poll_wait()s on each queue that may change them. */
    unsigned (*poll)(struct file *file, struct poll_table *table);
    long (*ioctl)(struct file *file, unsigned command, unsigned long argument);
    off_t (*seek)(struct file *file, off_t offset, int whence);
    /* Directory entries from *position on: calls emit until it returns false (buffer full). */
    int (*readdir)(struct file *file, bool (*emit)(void *context, const char *name, size_t length,
                   uint64_t inode, unsigned type, off_t next), void *context);
    int (*open)(struct inode *inode, struct file *file); /* may replace file->ops */
    void (*release)(struct file *file);                  /* the last reference went */
    void (*flush)(struct file *file);                    /* each close(2) of a descriptor */
    int (*fasync)(struct file *file, bool on); /* O_ASYNC switched: see async_list_set */
};

struct file {
    unsigned references;
    int flags; /* O_ACCMODE, O_APPEND, O_NONBLOCK, O_ASYNC, O_DIRECT, O_PATH… */
    off_t position;
    const struct file_ops *ops;
    struct inode *inode;   /* never NULL: anonymous files share one inode */
    struct dentry *dentry; /* how it was opened; for anonymous ones a dentry without parent */
    void *private;         /* the ops' */
    bool denies_write;     /* being executed: nobody may open it for writing */
    struct file_owner {    /* F_SETOWN, F_SETSIG */
        int type, id, signal; /* F_OWNER_*; 0: nobody; 0: SIGIO */
        uid_t uid, euid;
        int fd;               /* si_fd: the descriptor O_ASYNC was set by */
    } owner;
    struct list async_link;  /* in its object's list while O_ASYNC is set */
    struct list epoll_links; /* epoll items that watch it */
    struct list free_link;
};

/* The access mode, O_RDONLY to O_RDWR, allows it. */
static inline bool file_may_read(const struct file *file)
{
    return ((file->flags + 1) & 1) && !(file->flags & O_PATH);
}

static inline bool file_may_write(const struct file *file)
{
    return ((file->flags + 1) & 2) && !(file->flags & O_PATH);
}

/* An open file of dentry (counted here) with these ops; ops->open is not called. 0 or -ENOMEM. */
int file_create(struct dentry *dentry, const struct file_ops *ops, void *private, int flags,
                struct file **out);
/* Opens what dentry is: device, FIFO, file; calls ops->open, which may sleep. Permissions are the
 * caller's. 0, -ENXIO, -ETXTBSY, -ENOMEM… */
int file_open_dentry(struct dentry *dentry, int flags, struct file **out);

/* An anonymous open file; name is "anon_inode:[eventfd]" or the like. 0 or -ENOMEM. */
int file_create_anonymous(const char *name, const struct file_ops *ops, void *private, int flags,
                          struct file **out);
void file_get(struct file *file);
void file_put(struct file *file);

/* A seek to any position ≥ 0, but never counted from the end: -EINVAL. For directories whose
 * positions are cookies, and for memory. */
off_t file_seek_from_start(struct file *file, off_t offset, int whence);
/* read(2) of a directory: -EISDIR. */
ssize_t directory_read(struct file *file, struct uio *uio, off_t *position);

/* Reads into kernel memory at offset. Returns the count or an error. */
ssize_t file_read_kernel(struct file *file, void *buffer, size_t size, off_t offset);
ssize_t file_write_kernel(struct file *file, const void *buffer, size_t size, off_t offset);

/* O_ASYNC on or off; fd is what si_fd will tell. 0 or the ops' error. */
int file_set_async(struct file *file, int fd, bool on);
/* fcntl(2), F_SETOWN: a process, a group as -id, or nobody as 0. 0, -ESRCH, -EINVAL */
long file_set_owner(struct file *file, int who);
long file_get_owner(struct file *file);
/* SIGIO or F_SETSIG's signal to the owner; POLL_IN, POLL_OUT, POLL_HUP… */
void file_send_sigio(struct file *file, int code);
/* The usual fasync: files with O_ASYNC stand in a list of their object; all are told at once. */
int async_list_set(struct list *list, struct file *file, bool on);
void async_list_send(struct list *list, int code);

/* RLIMIT_FSIZE: how much of size bytes may be written at position. If nothing may, SIGXFSZ and
 * -EFBIG (setrlimit(2)). */
ssize_t file_size_allowed(off_t position, size_t size);
/* Sends signal to current's thread as the kernel does for SIGPIPE and SIGXFSZ. */
void file_signal_self(int signal);

/* ---- Descriptors (files.c) ------------------------------------------------------------------- */

struct files;
int files_create(struct files **out);
int files_copy(struct files *from, struct files **out); /* fork */
struct files *files_get(struct files *files);
void files_put(struct files *files); /* the last closes all */
/* Descriptors there is room for without growing: those above are not open. */
unsigned files_size(const struct files *files);
/* True if another task uses the same table (CLONE_FILES). */
bool files_is_shared(const struct files *files);
void files_close_on_exec(struct files *files);

/* current's open file with this descriptor, or NULL (EBADF); no reference is taken: a caller that
 * sleeps takes one with file_get. O_PATH files only by fd_get_path. */
struct file *fd_get(int fd);
struct file *fd_get_path(int fd);
/* The lowest free descriptor ≥ from gets file: its reference moves in, or is dropped on error. fd,
 * -EMFILE or -ENOMEM. */
int fd_install(struct file *file, int from, bool close_on_exec);
/* The two halves, for calls that must know first whether there is room: a reserved descriptor is
 * taken but not open. fd_fill moves the reference in; fd_unreserve gives it back. */
int fd_reserve(int from, bool close_on_exec);
void fd_fill(int fd, struct file *file);
void fd_unreserve(int fd);
int fd_close(int fd); /* 0 or -EBADF */
bool fd_get_close_on_exec(int fd);
void fd_set_close_on_exec(int fd, bool on);
/* The file of descriptor fd of another process, or NULL (procfs, pidfd_getfd). */
struct file *files_peek(struct files *files, int fd);
/* Number of descriptors the table has room for now (FDSize in /proc/PID/status). */
unsigned files_capacity(const struct files *files);
/* The first open descriptor ≥ from, or -1. */
int files_next(const struct files *files, int from);

/* ---- cwd, root, umask ------------------------------------------------------------------------ */

struct fs_context;
int fs_context_create(struct fs_context **out);
int fs_context_copy(struct fs_context *from, struct fs_context **out);
struct fs_context *fs_context_get(struct fs_context *context);
void fs_context_put(struct fs_context *context);

/* ---- Opening by path (path.c, open.c) -------------------------------------------------------- */

/* open(2) of a kernel path string for current's credentials. */
int file_open(const char *path, int flags, mode_t mode, struct file **out);
/* unlink(2) of a kernel path string for current's credentials. */
int file_unlink(const char *path);
/* Opens for execution relative to dirfd: regular, executable by current, not open for writing. 0,
 * -EACCES, -ENOENT, -ETXTBSY… */
int file_open_exec(int dirfd, const char *path, int at_flags, struct file **out);
/* The absolute path of an open file. Returns its length or -ENAMETOOLONG. */
int file_path(const struct file *file, char *buffer, size_t size);

/* ---- poll.h ---------------------------------------------------------------------------------- */

/* Puts the poller into queue; table may be NULL (only the bits are wanted). */
void poll_wait(struct poll_table *table, struct waitq *queue);
/* The same for a queue whose wakes bring nothing but these events: to others they are no edge. */
void poll_wait_for(struct poll_table *table, struct waitq *queue, unsigned events);

/* epoll.c: the last reference to a file with epoll_links goes. */
void epoll_file_closed(struct file *file);

#endif
