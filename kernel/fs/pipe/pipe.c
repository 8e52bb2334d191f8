/*
 * pipe.c: pipes and FIFOs (pipe(7), fifo(7)).
 *
 * A pipe is a ring of bytes with two counts, of open readers and writers. Up to PIPE_BUF bytes are
 * written whole or not at all.
 *
 * Readers sleep until there is data or no writer, writers until there is room or no reader. An open
 * of a FIFO sleeps until the other side has come, which a count of opens shows even if it has gone
 * again.
 */
#include "fs/pipe/pipe.h"

#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/ioctl.h"
#include "abi/limits.h"
#include "abi/poll.h"
#include "abi/statfs.h"
#include "arch/usercopy.h"
#include "debug/debug.h"
#include "fs/dentry.h"
#include "fs/file.h"
#include "fs/inode.h"
#include "fs/pipe/ring.h"
#include "lib/printf.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "syscall/syscall.h"
#include "task/task.h"

#define DEFAULT_SIZE (16 * PAGE_SIZE)
#define MAX_SIZE     (1ul << 20) /* without CAP_SYS_RESOURCE: /proc/sys/fs/pipe-max-size */

struct pipe {
    struct ring ring;
    unsigned readers, writers;           /* open files */
    unsigned readers_seen, writers_seen; /* opens so far */
    struct waitq read_wait, write_wait;  /* also of FIFO opens that wait for the other side */
    struct list async;                   /* files with O_ASYNC */
};

static struct pipe *pipe_of(const struct file *file)
{
    return file->inode->private;
}

/* ---- Reading and writing --------------------------------------------------------------------- */

static bool readable(void *argument)
{
    const struct pipe *pipe = argument;
    return pipe->ring.used > 0 || pipe->writers == 0;
}

int pipe_wait_data(struct file *file, bool nonblocking)
{
    struct pipe *pipe = pipe_of(file);
    while (pipe->ring.used == 0) {
        if (pipe->writers == 0)
            return 0;
        if (nonblocking)
            return -EAGAIN;
        int error = waitq_wait(&pipe->read_wait, readable, pipe, WAIT_INTERRUPTIBLE);
        if (error < 0)
            return error;
    }
    return 1;
}

static void tell_writers(struct pipe *pipe)
{
    waitq_wake_all(&pipe->write_wait);
    async_list_send(&pipe->async, POLL_OUT);
}

static void tell_readers(struct pipe *pipe)
{
    waitq_wake_all(&pipe->read_wait);
    async_list_send(&pipe->async, POLL_IN);
}

static ssize_t pipe_read(struct file *file, struct uio *uio, off_t *position)
{
    struct pipe *pipe = pipe_of(file);
    (void)position;
    if (uio->remaining == 0)
        return 0;
    int state = pipe_wait_data(file, uio->nowait || (file->flags & O_NONBLOCK));
    ssize_t done = state <= 0 ? state : ring_read(&pipe->ring, uio, uio->remaining);
    if (done > 0)
        waitq_wake_all(&pipe->write_wait);
    if (done != -ERESTARTSYS)
        async_list_send(&pipe->async, POLL_OUT); /* as Linux: whatever came of it */
    return done;
}

struct write_need {
    struct pipe *pipe;
    size_t bytes;
};

static bool writable(void *argument)
{
    const struct write_need *need = argument;
    return ring_room(&need->pipe->ring) >= need->bytes || need->pipe->readers == 0;
}

/* Sleeps until at least bytes fit. 0, -EPIPE with SIGPIPE, -EAGAIN or -ERESTARTSYS. */
static int wait_for_room(struct file *file, size_t bytes, bool nonblocking)
{
    struct pipe *pipe = pipe_of(file);
    struct write_need need = { .pipe = pipe, .bytes = bytes };
    while (pipe->readers > 0 && ring_room(&pipe->ring) < need.bytes) {
        if (nonblocking)
            return -EAGAIN;
        need.bytes = MIN(bytes, pipe->ring.size); /* the pipe may have become smaller */
        async_list_send(&pipe->async, POLL_IN);
        int error = waitq_wait(&pipe->write_wait, writable, &need, WAIT_INTERRUPTIBLE);
        if (error < 0)
            return error;
    }
    if (pipe->readers > 0)
        return 0;
    file_signal_self(SIGPIPE);
    return -EPIPE;
}

ssize_t pipe_wait_room(struct file *file, bool nonblocking)
{
    int error = wait_for_room(file, 1, nonblocking);
    return error < 0 ? error : (ssize_t)ring_room(&pipe_of(file)->ring);
}

static ssize_t write_some(struct file *file, struct uio *uio)
{
    struct pipe *pipe = pipe_of(file);
    bool whole = uio->remaining <= PIPE_BUF;
    ssize_t total = 0;
    while (uio->remaining > 0) {
        int error = wait_for_room(file, whole ? uio->remaining : 1,
                                  uio->nowait || (file->flags & O_NONBLOCK));
        if (error < 0)
            return total > 0 ? total : error;
        size_t chunk = MIN(uio->remaining, ring_room(&pipe->ring));
        ssize_t done = ring_write(&pipe->ring, uio, chunk);
        if (done < 0)
            return total > 0 ? total : done;
        total += done;
        waitq_wake_all(&pipe->read_wait);
        if (done < (ssize_t)chunk)
            return total;
    }
    return total;
}

static ssize_t pipe_write(struct file *file, struct uio *uio, off_t *position)
{
    (void)position;
    if (uio->remaining == 0)
        return 0;
    ssize_t result = write_some(file, uio);
    async_list_send(&pipe_of(file)->async, POLL_IN); /* as Linux: whatever came of it */
    if (result > 0)
        inode_touch(file->inode, INODE_MTIME | INODE_CTIME);
    return result;
}

size_t pipe_peek(struct file *file, char *buffer, size_t size)
{
    return ring_peek(&pipe_of(file)->ring, buffer, size);
}

void pipe_drop(struct file *file, size_t size)
{
    struct pipe *pipe = pipe_of(file);
    ring_drop(&pipe->ring, MIN(size, pipe->ring.used));
    tell_writers(pipe);
}

ssize_t pipe_tee(struct file *from, struct file *to, size_t size)
{
    ssize_t copied = ring_append(&pipe_of(to)->ring, &pipe_of(from)->ring, size);
    if (copied > 0)
        tell_readers(pipe_of(to));
    return copied;
}

static unsigned pipe_poll(struct file *file, struct poll_table *table)
{
    struct pipe *pipe = pipe_of(file);
    unsigned events = 0;
    if (file_may_read(file)) {
        poll_wait(table, &pipe->read_wait);
        if (pipe->ring.used > 0)
            events |= POLLIN | POLLRDNORM;
        if (pipe->writers == 0 && (uintptr_t)file->private != pipe->writers_seen)
            events |= POLLHUP;
    }
    if (file_may_write(file)) {
        poll_wait(table, &pipe->write_wait);
        if (ring_room(&pipe->ring) >= PIPE_BUF)
            events |= POLLOUT | POLLWRNORM;
        if (pipe->readers == 0)
            events |= POLLERR;
    }
    return events;
}

static long pipe_ioctl(struct file *file, unsigned command, unsigned long argument)
{
    int used = pipe_of(file)->ring.used;
    if (command != FIONREAD)
        return -ENOTTY;
    return put_user(used, (int __user *)argument);
}

static int pipe_fasync(struct file *file, bool on)
{
    return async_list_set(&pipe_of(file)->async, file, on);
}

static bool is_unread(void *argument)
{
    return ((const struct pipe *)argument)->readers == 1;
}

void pipe_wait_unread(struct file *writer)
{
    struct pipe *pipe = pipe_of(writer);
    pipe->writers--;
    pipe->readers++; /* the caller: the pipe stays */
    tell_readers(pipe);
    (void)waitq_wait(&pipe->write_wait, is_unread, pipe, WAIT_INTERRUPTIBLE);
    pipe->readers--;
    pipe->writers++;
}

/* ---- Opening and closing --------------------------------------------------------------------- */

static void count_open(struct pipe *pipe, const struct file *file)
{
    if (file_may_read(file)) {
        pipe->readers++;
        pipe->readers_seen++;
    }
    if (file_may_write(file)) {
        pipe->writers++;
        pipe->writers_seen++;
    }
}

static void pipe_free(struct pipe *pipe)
{
    ring_destroy(&pipe->ring);
    kfree(pipe);
}

static void pipe_release(struct file *file)
{
    struct pipe *pipe = pipe_of(file);
    pipe->readers -= file_may_read(file);
    pipe->writers -= file_may_write(file);
    if (pipe->readers == 0 && pipe->writers == 0) {
        file->inode->private = NULL;
        pipe_free(pipe);
        return;
    }
    if (pipe->readers == 0 || pipe->writers == 0) {
        tell_readers(pipe);
        tell_writers(pipe);
    }
}

static const struct file_ops pipe_ops = {
    .read = pipe_read,
    .write = pipe_write,
    .poll = pipe_poll,
    .ioctl = pipe_ioctl,
    .release = pipe_release,
    .fasync = pipe_fasync,
};

static struct pipe *make_pipe(void)
{
    struct pipe *pipe = kzalloc(sizeof(*pipe));
    if (pipe == NULL || ring_create(&pipe->ring, DEFAULT_SIZE) < 0) {
        kfree(pipe);
        return NULL;
    }
    waitq_init(&pipe->read_wait);
    waitq_init(&pipe->write_wait);
    list_init(&pipe->async);
    return pipe;
}

static const struct inode_ops pipe_inode_ops;

struct peer_wait {
    const unsigned *seen;
    unsigned before;
};

static bool peer_came(void *argument)
{
    const struct peer_wait *wait = argument;
    return *wait->seen != wait->before;
}

/* fifo(7): an open for one side waits until the other is opened; O_NONBLOCK readers go on, writers
 * get ENXIO. */
static int wait_for_peer(struct pipe *pipe, struct file *file)
{
    bool reads = file_may_read(file);
    unsigned peers = reads ? pipe->writers : pipe->readers;
    struct peer_wait wait = { .seen = reads ? &pipe->writers_seen : &pipe->readers_seen };
    if (peers > 0 || (reads && file_may_write(file)))
        return 0;
    if (file->flags & O_NONBLOCK)
        return reads ? 0 : -ENXIO;
    wait.before = *wait.seen;
    return waitq_wait(reads ? &pipe->read_wait : &pipe->write_wait, peer_came, &wait,
                      WAIT_INTERRUPTIBLE);
}

/* proc(5): /proc/PID/fd/N opens a pipe without a name too. That waits for nobody: both ends have
 * been open, and one that is no more is an end of file. */
static bool has_no_name(const struct inode *inode)
{
    return inode->ops == &pipe_inode_ops;
}

static int fifo_open(struct inode *inode, struct file *file)
{
    if (!file_may_read(file) && !file_may_write(file))
        return -EINVAL;
    if (inode->private == NULL)
        inode->private = make_pipe();
    struct pipe *pipe = inode->private;
    if (pipe == NULL)
        return -ENOMEM;
    file->ops = &pipe_ops;
    count_open(pipe, file);
    /* Without a writer yet there is no end of file: poll says so (see pipe_poll). */
    bool writer_missing = file_may_read(file) && pipe->writers == 0 && !has_no_name(inode);
    file->private = (void *)(uintptr_t)(writer_missing ? pipe->writers_seen : UINT32_MAX);
    waitq_wake_all(&pipe->read_wait);
    waitq_wake_all(&pipe->write_wait);
    int error = has_no_name(inode) ? 0 : wait_for_peer(pipe, file);
    if (error < 0)
        pipe_release(file);
    return error;
}

const struct file_ops fifo_ops = { .open = fifo_open };

static const struct fs_type pipefs_type = { "pipefs", PIPEFS_MAGIC, NULL };

static int make_dentry(struct dentry **out)
{
    static struct superblock superblock;
    struct inode *inode;
    char name[32];
    if (superblock.type == NULL)
        superblock_init(&superblock, &pipefs_type);
    int error = inode_create(&superblock, S_IFIFO | 0600, &inode);
    if (error < 0)
        return error;
    inode->links = 1;
    inode->uid = current->cred.fsuid;
    inode->gid = current->cred.fsgid;
    inode->ops = &pipe_inode_ops;
    int length = snprintf(name, sizeof(name), "pipe:[%lu]", inode->number);
    error = dentry_create(NULL, name, length, inode, out);
    inode_put(inode);
    return error;
}

static int make_end(struct dentry *dentry, int flags, struct file **out)
{
    int error = file_create(dentry, &pipe_ops, (void *)(uintptr_t)UINT32_MAX, flags, out);
    if (error == 0)
        count_open(dentry->inode->private, *out);
    return error;
}

int pipe_create(int flags, struct file **reader, struct file **writer)
{
    struct dentry *dentry;
    int error = make_dentry(&dentry);
    if (error < 0)
        return error;
    struct pipe *pipe = dentry->inode->private = make_pipe();
    error = pipe != NULL ? make_end(dentry, flags | O_RDONLY, reader) : -ENOMEM;
    if (error < 0) {
        if (pipe != NULL)
            pipe_free(pipe);
    } else {
        error = make_end(dentry, flags | O_WRONLY, writer);
        if (error < 0)
            file_put(*reader);
    }
    dentry_put(dentry);
    return error;
}

/* ---- Size ------------------------------------------------------------------------------------ */

bool file_is_pipe(const struct file *file)
{
    return file->ops == &pipe_ops;
}

long pipe_get_size(struct file *file)
{
    return file_is_pipe(file) ? (long)pipe_of(file)->ring.size : -EBADF;
}

/* fcntl(2): rounded up to a power of two pages. */
static size_t round_size(unsigned long size)
{
    size_t rounded = PAGE_SIZE;
    while (rounded < size)
        rounded *= 2;
    return rounded;
}

long pipe_set_size(struct file *file, unsigned long size)
{
    if (!file_is_pipe(file))
        return -EBADF;
    if (size > 1ul << 31)
        return -EINVAL;
    struct pipe *pipe = pipe_of(file);
    size_t rounded = round_size(size);
    if (rounded > MAX_SIZE && rounded > pipe->ring.size &&
        !cred_has_cap(&current->cred, CAP_SYS_RESOURCE))
        return -EPERM;
    if (rounded < pipe->ring.used)
        return -EBUSY;
    int error = ring_resize(&pipe->ring, rounded);
    if (error < 0)
        return error;
    waitq_wake_all(&pipe->write_wait);
    return rounded;
}

/* ---- System calls ---------------------------------------------------------------------------- */

static int install_pair(struct file *reader, struct file *writer, bool close_on_exec, int *fds)
{
    fds[0] = fd_reserve(0, close_on_exec);
    if (fds[0] < 0)
        return fds[0];
    fds[1] = fd_reserve(0, close_on_exec);
    if (fds[1] < 0) {
        fd_unreserve(fds[0]);
        return fds[1];
    }
    fd_fill(fds[0], reader);
    fd_fill(fds[1], writer);
    return 0;
}

long sys_pipe2(int __user *user_fds, int flags)
{
    struct file *reader, *writer;
    int fds[2];
    if (flags & ~(O_CLOEXEC | O_NONBLOCK | O_DIRECT))
        return -EINVAL;
    /* DIFFERS: no packet mode; pipe(2) names EINVAL for kernels without it. */
    if (flags & O_DIRECT)
        return -EINVAL;
    int error = pipe_create(flags & O_NONBLOCK, &reader, &writer);
    if (error < 0)
        return error;
    error = install_pair(reader, writer, flags & O_CLOEXEC, fds);
    if (error < 0) {
        file_put(reader);
        file_put(writer);
        return error;
    }
    if (copy_to_user(user_fds, fds, sizeof(fds)) < 0) {
        fd_close(fds[0]);
        fd_close(fds[1]);
        return -EFAULT;
    }
    return 0;
}

long sys_pipe(int __user *fds)
{
    return sys_pipe2(fds, 0);
}
