/*
 * splice.c: sendfile(2), splice(2) and copy_file_range(2): data from file to file through a page.
 *
 * What was read but could not be written is put back by reading from the position again, so the
 * source of a partial copy is asked only for what the target has taken; a pipe as source is read
 * after the target is known to take data, which files always do.
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

long sys_sendfile(int out_fd, int in_fd, off_t __user *offset, size_t count)
{
    struct copy copy = { .size = MIN(count, UIO_MAX) };
    off_t in_offset = 0;
    int error = get_pair(in_fd, out_fd, &copy);
    if (error < 0)
        return error;
    if (offset != NULL && copy.in->ops->seek == NULL)
        return -ESPIPE;
    if (copy.out->flags & O_APPEND)
        return -EINVAL;
    error = get_offset(copy.in, offset, &in_offset, &copy.in_position);
    if (error < 0)
        return error;
    copy.out_position = &copy.out->position;
    ssize_t result = copy_all(&copy);
    if (result > 0 && put_offset(offset, in_offset) < 0)
        return -EFAULT;
    return result;
}

long sys_splice(int in_fd, off_t __user *in_offset, int out_fd, off_t __user *out_offset,
                size_t size, unsigned flags)
{
    struct copy copy = { .size = MIN(size, UIO_MAX) };
    off_t in_value = 0, out_value = 0;
    if (flags & ~(SPLICE_F_MOVE | SPLICE_F_NONBLOCK | SPLICE_F_MORE | SPLICE_F_GIFT))
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
    ssize_t result = copy_all(&copy);
    if (result > 0 &&
        (put_offset(in_offset, in_value) < 0 || put_offset(out_offset, out_value) < 0))
        return -EFAULT;
    return result;
}

static int check_range(const struct copy *copy)
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
    ssize_t result = copy_all(&copy);
    if (result > 0 &&
        (put_offset(in_offset, in_value) < 0 || put_offset(out_offset, out_value) < 0))
        return -EFAULT;
    return result;
}
