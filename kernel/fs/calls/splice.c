/*
 * splice.c: sendfile(2), splice(2), tee(2), vmsplice(2) and copy_file_range(2): data from file to
 * file through a page.
 *
 * What was read from a file but could not be written is read again from the position. Out of a pipe
 * only what the target took is taken; into a pipe goes what there is room for, once there is some.
 */
#include "abi/errno.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "fs/inode.h"
#include "fs/pipe/pipe.h"
#include "mm/kmalloc.h"
#include "syscall/syscall.h"
#include "task/sched/sched.h"

#define SPLICE_F_MOVE     1
#define SPLICE_F_NONBLOCK 2
#define SPLICE_F_MORE     4
#define SPLICE_F_GIFT     8

struct copy {
    struct file *in, *out;
    off_t *in_position, *out_position;
    size_t size;
    char *buffer; /* one page */
};

/* One page at most. Returns what arrived, 0 at the end, or an error. */
static ssize_t copy_step(struct copy *copy, size_t size)
{
    struct iovec vector;
    struct uio uio;
    off_t in_start = *copy->in_position;
    uio_init_kernel(&uio, &vector, copy->buffer, MIN(size, PAGE_SIZE));
    ssize_t got = copy->in->ops->read(copy->in, &uio, copy->in_position);
    if (got <= 0)
        return got;
    ssize_t total = 0;
    while (total < got) {
        uio_init_kernel(&uio, &vector, copy->buffer + total, got - total);
        ssize_t put = copy->out->ops->write(copy->out, &uio, copy->out_position);
        if (put <= 0) {
            *copy->in_position = in_start + total;
            return total > 0 ? total : put;
        }
        total += put;
    }
    return total;
}

static ssize_t copy_all(struct copy *copy)
{
    ssize_t total = 0, step = 1;
    if (copy->in->ops->read == NULL || copy->out->ops->write == NULL)
        return -EINVAL;
    copy->buffer = kmalloc(PAGE_SIZE);
    if (copy->buffer == NULL)
        return -ENOMEM;
    file_get(copy->in);
    file_get(copy->out);
    while ((size_t)total < copy->size) {
        step = copy_step(copy, copy->size - total);
        if (step <= 0)
            break;
        total += step;
        /* A pipe or socket gives what it has; only files are read on to the end. */
        if (!S_ISREG(copy->in->inode->mode) || sched_point())
            break;
    }
    file_put(copy->out);
    file_put(copy->in);
    kfree(copy->buffer);
    return total > 0 ? total : step;
}

/* An offset argument: NULL means the file's own position. */
static int get_offset(struct file *file, off_t __user *argument, off_t *value, off_t **position)
{
    *position = &file->position;
    if (argument == NULL)
        return 0;
    if (get_user(*value, argument) < 0)
        return -EFAULT;
    *position = value;
    return *value < 0 ? -EINVAL : 0;
}

static int put_offset(off_t __user *argument, off_t value)
{
    return argument != NULL ? put_user(value, argument) : 0;
}

static int get_pair(int in_fd, int out_fd, struct copy *copy)
{
    copy->in = fd_get(in_fd);
    copy->out = fd_get(out_fd);
    if (copy->in == NULL || copy->out == NULL)
        return -EBADF;
    return file_may_read(copy->in) && file_may_write(copy->out) ? 0 : -EBADF;
}

/* Into a pipe: waits for room, then copies no more than fits. */
static ssize_t copy_into_pipe(struct copy *copy, bool nonblocking)
{
    ssize_t room = pipe_wait_room(copy->out, nonblocking || (copy->out->flags & O_NONBLOCK));
    if (room < 0)
        return room;
    copy->size = MIN(copy->size, (size_t)room);
    return copy_all(copy);
}

long sys_sendfile(int out_fd, int in_fd, off_t __user *offset, size_t count)
{
    struct copy copy = { .size = MIN(count, UIO_MAX) };
    off_t in_offset = 0;
    if (offset != NULL && get_user(in_offset, offset) < 0)
        return -EFAULT;
    int error = get_pair(in_fd, out_fd, &copy);
    if (error < 0)
        return error;
    if (offset != NULL && copy.in->ops->seek == NULL)
        return -ESPIPE;
    if (copy.in->ops->seek == NULL || (copy.out->flags & O_APPEND))
        return -EINVAL;
    error = get_offset(copy.in, offset, &in_offset, &copy.in_position);
    if (error < 0)
        return error;
    copy.out_position = &copy.out->position;
    ssize_t result = file_is_pipe(copy.out) ? copy_into_pipe(&copy, false) : copy_all(&copy);
    if (result > 0 && put_offset(offset, in_offset) < 0)
        return -EFAULT;
    return result;
}

/* ---- Pipes ----------------------------------------------------------------------------------- */

#define SPLICE_FLAGS (SPLICE_F_MOVE | SPLICE_F_NONBLOCK | SPLICE_F_MORE | SPLICE_F_GIFT)

/* Writes what the pipe holds, up to a page, and takes what was written out of it.
 * LIMIT: another reader of the pipe may get the same bytes while the write sleeps. */
static ssize_t drain_step(struct copy *copy, size_t size)
{
    struct iovec vector;
    struct uio uio;
    size = pipe_peek(copy->in, copy->buffer, MIN(size, PAGE_SIZE));
    uio_init_kernel(&uio, &vector, copy->buffer, size);
    ssize_t written = copy->out->ops->write(copy->out, &uio, copy->out_position);
    if (written > 0)
        pipe_drop(copy->in, written);
    return written;
}

/* Out of a pipe: waits for data, then copies what there is. */
static ssize_t copy_out_of_pipe(struct copy *copy, bool nonblocking)
{
    ssize_t total = 0, step = 1;
    if (copy->out->ops->write == NULL)
        return -EINVAL;
    copy->buffer = kmalloc(PAGE_SIZE);
    if (copy->buffer == NULL)
        return -ENOMEM;
    nonblocking |= (copy->in->flags & O_NONBLOCK) != 0;
    while ((size_t)total < copy->size && step > 0) {
        step = pipe_wait_data(copy->in, nonblocking || total > 0);
        if (step > 0)
            step = drain_step(copy, copy->size - total);
        total += MAX(step, 0l);
    }
    kfree(copy->buffer);
    return total > 0 ? total : step;
}

/* From pipe to pipe: waits for data and room, then moves or duplicates what fits. */
static ssize_t copy_between_pipes(struct copy *copy, bool nonblocking, bool keep)
{
    nonblocking |= ((copy->in->flags | copy->out->flags) & O_NONBLOCK) != 0;
    if (copy->in->inode == copy->out->inode)
        return -EINVAL;
    for (;;) {
        ssize_t state = pipe_wait_data(copy->in, nonblocking);
        if (state > 0)
            state = pipe_wait_room(copy->out, nonblocking);
        if (state <= 0)
            return state;
        ssize_t copied = pipe_tee(copy->in, copy->out, copy->size);
        if (copied > 0 && !keep)
            pipe_drop(copy->in, copied);
        if (copied != 0) /* else another reader was faster while this one waited for room */
            return copied;
    }
}

static ssize_t splice(struct copy *copy, bool nonblocking)
{
    ssize_t result;
    file_get(copy->in);
    file_get(copy->out);
    if (!file_is_pipe(copy->in))
        result = copy_into_pipe(copy, nonblocking);
    else if (!file_is_pipe(copy->out))
        result = copy_out_of_pipe(copy, nonblocking);
    else
        result = copy_between_pipes(copy, nonblocking, false);
    file_put(copy->out);
    file_put(copy->in);
    return result;
}

long sys_splice(int in_fd, off_t __user *in_offset, int out_fd, off_t __user *out_offset,
                size_t size, unsigned flags)
{
    struct copy copy = { .size = MIN(size, UIO_MAX) };
    off_t in_value = 0, out_value = 0;
    if (flags & ~SPLICE_FLAGS)
        return -EINVAL;
    if (size == 0)
        return 0;
    int error = get_pair(in_fd, out_fd, &copy);
    if (error < 0)
        return error;
    bool in_pipe = file_is_pipe(copy.in), out_pipe = file_is_pipe(copy.out);
    if (!in_pipe && !out_pipe)
        return -EINVAL;
    if ((in_pipe && in_offset != NULL) || (out_pipe && out_offset != NULL))
        return -ESPIPE;
    if (copy.out->flags & O_APPEND)
        return -EINVAL;
    error = get_offset(copy.in, in_offset, &in_value, &copy.in_position);
    if (error == 0)
        error = get_offset(copy.out, out_offset, &out_value, &copy.out_position);
    if (error < 0)
        return error;
    ssize_t result = splice(&copy, flags & SPLICE_F_NONBLOCK);
    if (result > 0 &&
        (put_offset(in_offset, in_value) < 0 || put_offset(out_offset, out_value) < 0))
        return -EFAULT;
    return result;
}

long sys_tee(int in_fd, int out_fd, size_t size, unsigned flags)
{
    struct copy copy = { .size = MIN(size, UIO_MAX) };
    if (flags & ~SPLICE_FLAGS)
        return -EINVAL;
    if (size == 0)
        return 0;
    int error = get_pair(in_fd, out_fd, &copy);
    if (error < 0)
        return error;
    if (!file_is_pipe(copy.in) || !file_is_pipe(copy.out))
        return -EINVAL;
    file_get(copy.in);
    file_get(copy.out);
    ssize_t result = copy_between_pipes(&copy, flags & SPLICE_F_NONBLOCK, true);
    file_put(copy.out);
    file_put(copy.in);
    return result;
}

static ssize_t vmsplice(struct file *file, struct uio *uio, bool nonblocking)
{
    off_t position = 0;
    if (!file_may_write(file)) {
        ssize_t state = pipe_wait_data(file, nonblocking || (file->flags & O_NONBLOCK));
        return state > 0 ? file->ops->read(file, uio, &position) : state;
    }
    ssize_t room = pipe_wait_room(file, nonblocking || (file->flags & O_NONBLOCK));
    if (room < 0)
        return room;
    uio->remaining = MIN(uio->remaining, (size_t)room);
    return file->ops->write(file, uio, &position);
}

long sys_vmsplice(int fd, const struct iovec __user *vectors, size_t count, unsigned flags)
{
    struct iovec *storage;
    struct uio uio;
    struct file *file = fd_get(fd);
    if (flags & ~SPLICE_FLAGS)
        return -EINVAL;
    if (file == NULL || !file_is_pipe(file))
        return -EBADF;
    long result = uio_import(&uio, vectors, MIN(count, (size_t)INT32_MAX), &storage);
    if (result < 0)
        return result;
    file_get(file);
    if (uio.remaining > 0)
        result = vmsplice(file, &uio, flags & SPLICE_F_NONBLOCK);
    file_put(file);
    kfree(storage);
    return result;
}

/* ---- copy_file_range ------------------------------------------------------------------------- */

/* Cuts the range to where the input ends and to how far the output may grow. */
static int check_range(struct copy *copy)
{
    mode_t in = copy->in->inode->mode, out = copy->out->inode->mode;
    if (S_ISDIR(in) || S_ISDIR(out))
        return -EISDIR;
    if (!S_ISREG(in) || !S_ISREG(out))
        return -EINVAL;
    if (copy->out->flags & O_APPEND)
        return -EBADF;
    off_t from = *copy->in_position, to = *copy->out_position, size = copy->size, end;
    if (__builtin_add_overflow(from, size, &end) || __builtin_add_overflow(to, size, &end))
        return -EOVERFLOW;
    size = MIN(size, MAX(copy->in->inode->size - from, 0));
    size = file_size_allowed(to, size);
    if (size < 0)
        return size;
    copy->size = size;
    bool overlap = copy->in->inode == copy->out->inode && from < to + size && to < from + size;
    return overlap ? -EINVAL : 0;
}

long sys_copy_file_range(int in_fd, off_t __user *in_offset, int out_fd, off_t __user *out_offset,
                         size_t size, unsigned flags)
{
    struct copy copy = { .size = MIN(size, UIO_MAX) };
    off_t in_value = 0, out_value = 0;
    if (flags != 0)
        return -EINVAL;
    int error = get_pair(in_fd, out_fd, &copy);
    if (error == 0)
        error = get_offset(copy.in, in_offset, &in_value, &copy.in_position);
    if (error == 0)
        error = get_offset(copy.out, out_offset, &out_value, &copy.out_position);
    if (error == 0)
        error = check_range(&copy);
    if (error < 0)
        return error;
    ssize_t result = copy.size > 0 ? copy_all(&copy) : 0;
    if (result > 0 &&
        (put_offset(in_offset, in_value) < 0 || put_offset(out_offset, out_value) < 0))
        return -EFAULT;
    return result;
}
