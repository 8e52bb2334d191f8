/*
 * epoll(7). An item watches one open file by one descriptor: it stands in the file's queues with a
 * wake function that puts it on its epoll's ready list. The list is a hint: what is on it is polled
 * again before it is reported. A level-triggered item that was reported stays on it.
 * Items do not hold their files; a file that goes takes its items along (epoll_file_closed).
 */
#include "fs/poll/epoll.h"

#include "abi/errno.h"
#include "abi/poll.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "fs/poll/poll.h"
#include "mm/kmalloc.h"
#include "signal/signal.h"
#include "syscall/syscall.h"
#include "task/sched/sched.h"
#include "task/task.h"
#include "time/clock.h"

#define EVENTS_MAX (INT32_MAX / (int)sizeof(struct epoll_event))

/* Bits of `events` that say how to watch, not for what. */
#define HOW_BITS   (EPOLLWAKEUP | EPOLLONESHOT | EPOLLET | EPOLLEXCLUSIVE)
#define EXCLUSIVE_BITS                                                                             \
    (EPOLLIN | EPOLLOUT | EPOLLERR | EPOLLHUP | EPOLLWAKEUP | EPOLLET | EPOLLEXCLUSIVE)

struct epoll_place {
    struct waiter waiter;
    struct epoll_item *item;
    unsigned events; /* what this queue's wakes are for */
    struct list link;
};

/* ---- Items ----------------------------------------------------------------------------------- */

static void item_make_ready(struct epoll_item *item)
{
    struct epoll *epoll = item->epoll;

    if (list_empty(&item->ready_link))
        list_add_tail(&epoll->ready, &item->ready_link);
    waitq_wake_one(&epoll->waiters);
    waitq_wake_all(&epoll->pollers);
}

static void item_wake(struct waiter *waiter)
{
    struct epoll_place *place = container_of(waiter, struct epoll_place, waiter);
    unsigned wanted = place->item->event.events & ~HOW_BITS; /* 0: switched off by EPOLLONESHOT */

    if (wanted & place->events)
        item_make_ready(place->item);
}

/* The poll_table of one item: each queue gets a place. */
struct item_table {
    struct poll_table table;
    struct epoll_item *item;
    bool failed;
};

static void item_add_place(struct poll_table *table, struct waitq *queue)
{
    struct item_table *own = container_of(table, struct item_table, table);
    struct epoll_place *place = kzalloc(sizeof(*place));

    if (!place) {
        own->failed = true;
        return;
    }
    waiter_init(&place->waiter);
    place->waiter.wake = item_wake;
    place->item = own->item;
    place->events = table->events;
    list_add_tail(&own->item->places, &place->link);
    waitq_add(queue, &place->waiter);
}

static unsigned item_events(const struct epoll_item *item)
{
    unsigned events = item->event.events;

    if (!(events & ~HOW_BITS))
        return 0;
    return file_poll(item->file, NULL) & events & ~HOW_BITS;
}

static void item_free(struct epoll_item *item)
{
    struct epoll_place *place, *next;

    list_for_each_safe (place, next, &item->places, link) {
        waitq_remove(&place->waiter);
        kfree(place);
    }
    list_remove(&item->link);
    list_remove(&item->ready_link);
    list_remove(&item->file_link);
    kfree(item);
}

void epoll_file_closed(struct file *file)
{
    struct epoll_item *item, *next;

    list_for_each_safe (item, next, &file->epoll_links, file_link)
        item_free(item);
}

static struct epoll_item *item_find(const struct epoll *epoll, struct file *file, int fd)
{
    struct epoll_item *item;

    list_for_each (item, &file->epoll_links, file_link)
        if (item->epoll == epoll && item->fd == fd)
            return item;
    return NULL;
}

static int item_create(struct epoll *epoll, struct file *file, int fd,
                       const struct epoll_event *event)
{
    struct epoll_item *item = kzalloc(sizeof(*item));
    struct item_table table = { .table.add = item_add_place, .item = item };

    if (!item)
        return -ENOMEM;
    item->epoll = epoll;
    item->file = file;
    item->fd = fd;
    item->event = *event;
    list_init(&item->places);
    list_init(&item->ready_link);
    list_add_tail(&epoll->items, &item->link);
    list_add_tail(&file->epoll_links, &item->file_link);
    file_poll(file, &table.table);
    if (table.failed) {
        item_free(item);
        return -ENOMEM;
    }
    if (item_events(item))
        item_make_ready(item);
    return 0;
}

/* ---- Waiting --------------------------------------------------------------------------------- */

/* Reports one item of the ready list. 1 if it was reported, 0 if nothing is ready, -EFAULT. */
static int report_item(struct epoll_item *item, struct epoll_event __user *out)
{
    struct epoll_event event = { .data = item->event.data };

    event.events = item_events(item);
    if (!event.events)
        return 0;
    if (copy_to_user(out, &event, sizeof(event)))
        return -EFAULT;
    if (item->event.events & EPOLLONESHOT)
        item->event.events &= HOW_BITS;
    return 1;
}

/* Reports up to count ready items. Their number, or -EFAULT if the first could not be written. */
static int report_ready(struct epoll *epoll, struct epoll_event __user *out, int count)
{
    struct list todo = LIST_INIT(todo);
    int done = 0, result = 0;

    list_splice_tail(&todo, &epoll->ready);
    while (!list_empty(&todo) && done < count) {
        struct epoll_item *item = list_first(&todo, struct epoll_item, ready_link);

        result = report_item(item, &out[done]);
        if (result < 0)
            break;
        list_remove(&item->ready_link);
        if (result > 0 && !(item->event.events & (EPOLLET | EPOLLONESHOT)))
            list_add_tail(&epoll->ready, &item->ready_link);
        done += result;
    }
    /* What was not looked at comes before what was. */
    list_splice_tail(&todo, &epoll->ready);
    list_splice_tail(&epoll->ready, &todo);
    return done == 0 && result < 0 ? result : done;
}

static long epoll_wait_until(struct epoll *epoll, struct epoll_event __user *events, int count,
                             ktime_t deadline)
{
    bool timed_out = deadline == 0;
    struct waiter waiter;
    long result;

    waiter_init(&waiter);
    for (;;) {
        result = report_ready(epoll, events, count);
        if (result != 0 || timed_out)
            break;
        if (signal_pending(current)) {
            result = -EINTR; /* signal(7): never restarted */
            break;
        }
        waitq_add(&epoll->waiters, &waiter);
        timed_out = task_sleep(WAIT_INTERRUPTIBLE, deadline) == -ETIMEDOUT;
        waitq_remove(&waiter);
    }
    /* More than this caller took: the next one's turn. */
    if (!list_empty(&epoll->ready))
        waitq_wake_one(&epoll->waiters);
    return result;
}

static long do_epoll_wait(int epfd, struct epoll_event __user *events, int count, ktime_t deadline)
{
    struct file *file = fd_get(epfd);
    long result;

    if (count <= 0 || count > EVENTS_MAX)
        return -EINVAL;
    if ((uintptr_t)events >= USER_END)
        return -EFAULT;
    if (!file)
        return -EBADF;
    if (!epoll_is_file(file))
        return -EINVAL;
    file_get(file);
    result = epoll_wait_until(file->private, events, count, deadline);
    file_put(file);
    return result;
}

/* ---- The epoll's own file -------------------------------------------------------------------- */

static unsigned epoll_poll(struct file *file, struct poll_table *table)
{
    struct epoll *epoll = file->private;
    struct epoll_item *item, *next;

    poll_wait(table, &epoll->pollers);
    list_for_each_safe (item, next, &epoll->ready, ready_link) {
        if (item_events(item))
            return POLLIN | POLLRDNORM;
        list_remove(&item->ready_link);
    }
    return 0;
}

static void epoll_release(struct file *file)
{
    struct epoll *epoll = file->private;
    struct epoll_item *item, *next;

    list_for_each_safe (item, next, &epoll->items, link)
        item_free(item);
    kfree(epoll);
}

const struct file_ops epoll_ops = { .poll = epoll_poll, .release = epoll_release };

/* ---- System calls ---------------------------------------------------------------------------- */

long sys_epoll_create1(int flags)
{
    struct epoll *epoll;
    struct file *file;
    int result;

    if (flags & ~EPOLL_CLOEXEC)
        return -EINVAL;
    epoll = kzalloc(sizeof(*epoll));
    if (!epoll)
        return -ENOMEM;
    list_init(&epoll->items);
    list_init(&epoll->ready);
    waitq_init(&epoll->waiters);
    waitq_init(&epoll->pollers);
    result = file_create_anonymous("anon_inode:[eventpoll]", &epoll_ops, epoll, O_RDWR, &file);
    if (result) {
        kfree(epoll);
        return result;
    }
    epoll->file = file;
    return fd_install(file, 0, flags & EPOLL_CLOEXEC);
}

long sys_epoll_create(int size)
{
    return size <= 0 ? -EINVAL : sys_epoll_create1(0);
}

static int epoll_add(struct file *epfile, struct file *file, int fd,
                     const struct epoll_event *event)
{
    int error;

    if ((event->events & EPOLLEXCLUSIVE) &&
        (epoll_is_file(file) || (event->events & ~EXCLUSIVE_BITS)))
        return -EINVAL;
    if (item_find(epfile->private, file, fd))
        return -EEXIST;
    error = epoll_is_file(file) ? epoll_check_depth(epfile, file) : 0;
    if (!error)
        error = item_create(epfile->private, file, fd, event);
    if (!error && !epoll_paths_allowed(epfile, file)) {
        item_free(item_find(epfile->private, file, fd));
        error = -EINVAL;
    }
    return error;
}

static int epoll_modify(struct epoll_item *item, const struct epoll_event *event)
{
    if (item->event.events & EPOLLEXCLUSIVE)
        return -EINVAL;
    item->event = *event;
    if (item_events(item))
        item_make_ready(item);
    return 0;
}

long sys_epoll_ctl(int epfd, int operation, int fd, struct epoll_event __user *event)
{
    struct epoll_event wanted = { 0 };
    struct epoll_item *item;
    struct file *epfile, *file;

    if (operation != EPOLL_CTL_DEL && copy_from_user(&wanted, event, sizeof(wanted)))
        return -EFAULT;
    epfile = fd_get(epfd);
    file = fd_get(fd);
    if (!epfile || !file)
        return -EBADF;
    if (!file->ops->poll)
        return -EPERM;
    if (epfile == file || !epoll_is_file(epfile))
        return -EINVAL;
    wanted.events |= EPOLLERR | EPOLLHUP; /* whether asked for or not */
    if (operation == EPOLL_CTL_ADD)
        return epoll_add(epfile, file, fd, &wanted);
    if (operation != EPOLL_CTL_MOD && operation != EPOLL_CTL_DEL)
        return -EINVAL;
    if (operation == EPOLL_CTL_MOD && (wanted.events & EPOLLEXCLUSIVE))
        return -EINVAL;
    item = item_find(epfile->private, file, fd);
    if (!item)
        return -ENOENT;
    if (operation == EPOLL_CTL_MOD)
        return epoll_modify(item, &wanted);
    item_free(item);
    return 0;
}

static ktime_t milliseconds_deadline(int timeout_ms)
{
    if (timeout_ms < 0)
        return KTIME_NEVER;
    return timeout_ms ? deadline_after(timeout_ms * NSEC_PER_MSEC) : 0;
}

long sys_epoll_wait(int epfd, struct epoll_event __user *events, int count, int timeout_ms)
{
    return do_epoll_wait(epfd, events, count, milliseconds_deadline(timeout_ms));
}

long sys_epoll_pwait(int epfd, struct epoll_event __user *events, int count, int timeout_ms,
                     const k_sigset_t __user *mask, size_t mask_size)
{
    long error = poll_set_mask(mask, mask_size);

    if (error)
        return error;
    return signal_end_temporary_mask(
        do_epoll_wait(epfd, events, count, milliseconds_deadline(timeout_ms)));
}

long sys_epoll_pwait2(int epfd, struct epoll_event __user *events, int count,
                      const struct timespec __user *timeout, const k_sigset_t __user *mask,
                      size_t mask_size)
{
    ktime_t deadline;
    long error = poll_read_timeout(timeout, &deadline);

    if (!error)
        error = poll_set_mask(mask, mask_size);
    if (error)
        return error;
    return signal_end_temporary_mask(do_epoll_wait(epfd, events, count, deadline));
}
