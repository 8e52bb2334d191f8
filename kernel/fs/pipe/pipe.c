/*
 * pipe.c: what flows through pipes and FIFOs (pipe(7)).
 *
 * A pipe is a ring of bytes with two counts, of open readers and writers. Up to PIPE_BUF bytes are
 * written whole or not at all. Readers sleep until there is data or no writer, writers until there
 * is room or no reader.
 */
#include "fs/pipe/pipe.h"

#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/ioctl.h"
#include "abi/limits.h"
#include "abi/poll.h"
#include "arch/usercopy.h"
#include "fs/pipe/internal.h"
#include "task/task.h"

#define MAX_SIZE (1ul << 20) /* without CAP_SYS_RESOURCE: /proc/sys/fs/pipe-max-size */

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

void pipe_tell_writers(struct pipe *pipe)
{
    waitq_wake_all(&pipe->write_wait);
    async_list_send(&pipe->async, POLL_OUT);
}

void pipe_tell_readers(struct pipe *pipe)
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
    pipe_tell_writers(pipe);
}

ssize_t pipe_tee(struct file *from, struct file *to, size_t size)
{
    ssize_t copied = ring_append(&pipe_of(to)->ring, &pipe_of(from)->ring, size);
    if (copied > 0)
        pipe_tell_readers(pipe_of(to));
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
    pipe_tell_readers(pipe);
    (void)waitq_wait(&pipe->write_wait, is_unread, pipe, WAIT_INTERRUPTIBLE);
    pipe->readers--;
    pipe->writers++;
}

const struct file_ops pipe_ops = {
    .read = pipe_read,
    .write = pipe_write,
    .poll = pipe_poll,
    .ioctl = pipe_ioctl,
    .release = pipe_release,
    .fasync = pipe_fasync,
};

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
