/*
 * eventfd(2): a counter that is written and read, and waited for.
 */
#include "abi/eventfd.h"

#include "abi/errno.h"
#include "abi/poll.h"
#include "fs/file.h"
#include "mm/kmalloc.h"
#include "syscall/syscall.h"
#include "task/task.h"

#define COUNT_MAX (UINT64_MAX - 1)

struct eventfd {
    uint64_t count;
    bool semaphore; /* a read takes one */
    struct waitq readers, writers;
};

/* A write that waits until its value fits. */
struct eventfd_write {
    struct eventfd *event;
    uint64_t value;
};

static bool eventfd_readable(void *argument)
{
    struct eventfd *event = argument;

    return event->count > 0;
}

static bool eventfd_fits(void *argument)
{
    struct eventfd_write *write = argument;

    return COUNT_MAX - write->event->count >= write->value;
}

static ssize_t eventfd_read(struct file *file, struct uio *uio, off_t *position)
{
    struct eventfd *event = file->private;
    uint64_t value;
    int error;

    (void)position;
    if (uio->remaining < sizeof(value))
        return -EINVAL;
    if (event->count == 0 && (file->flags & O_NONBLOCK))
        return -EAGAIN;
    error = waitq_wait(&event->readers, eventfd_readable, event, WAIT_INTERRUPTIBLE);
    if (error)
        return error;
    value = event->semaphore ? 1 : event->count;
    event->count -= value;
    waitq_wake_all(&event->writers);
    return uio_write(uio, &value, sizeof(value)) == sizeof(value) ? (ssize_t)sizeof(value)
                                                                  : -EFAULT;
}

static ssize_t eventfd_write(struct file *file, struct uio *uio, off_t *position)
{
    struct eventfd_write write = { .event = file->private };
    int error;

    (void)position;
    if (uio->remaining < sizeof(write.value))
        return -EINVAL;
    if (uio_read(uio, &write.value, sizeof(write.value)) != sizeof(write.value))
        return -EFAULT;
    if (write.value == UINT64_MAX)
        return -EINVAL;
    if (!eventfd_fits(&write) && (file->flags & O_NONBLOCK))
        return -EAGAIN;
    error = waitq_wait(&write.event->writers, eventfd_fits, &write, WAIT_INTERRUPTIBLE);
    if (error)
        return error;
    write.event->count += write.value;
    waitq_wake_all(&write.event->readers);
    return sizeof(write.value);
}

static unsigned eventfd_poll(struct file *file, struct poll_table *table)
{
    struct eventfd *event = file->private;

    poll_wait(table, &event->readers);
    poll_wait(table, &event->writers);
    return (event->count > 0 ? POLLIN : 0) | (event->count < COUNT_MAX ? POLLOUT : 0);
}

static void eventfd_release(struct file *file)
{
    kfree(file->private);
}

static const struct file_ops eventfd_ops = {
    .read = eventfd_read,
    .write = eventfd_write,
    .poll = eventfd_poll,
    .release = eventfd_release,
};

long sys_eventfd2(unsigned value, int flags)
{
    struct eventfd *event;
    struct file *file;
    int result;

    if (flags & ~(EFD_SEMAPHORE | EFD_NONBLOCK | EFD_CLOEXEC))
        return -EINVAL;
    event = kzalloc(sizeof(*event));
    if (!event)
        return -ENOMEM;
    event->count = value;
    event->semaphore = flags & EFD_SEMAPHORE;
    waitq_init(&event->readers);
    waitq_init(&event->writers);
    result = file_create_anonymous("anon_inode:[eventfd]", &eventfd_ops, event,
                                   O_RDWR | (flags & EFD_NONBLOCK), &file);
    if (result) {
        kfree(event);
        return result;
    }
    return fd_install(file, 0, flags & EFD_CLOEXEC);
}

long sys_eventfd(unsigned value)
{
    return sys_eventfd2(value, 0);
}
