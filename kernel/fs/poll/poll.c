/*
 * poll(2) and ppoll(2), and what they share with select and epoll: the poller, which stands in the
 * queues of many files at once. Because kernel code is not preempted, nothing can happen between a
 * scan that found nothing and the sleep.
 * Entry points: poll_wait, file_poll, poller_wait, sys_poll, sys_ppoll.
 */
#include "fs/poll/poll.h"

#include "abi/errno.h"
#include "abi/resource.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "mm/kmalloc.h"
#include "signal/signal.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/task.h"
#include "time/clock.h"

void poll_wait(struct poll_table *table, struct waitq *queue)
{
    poll_wait_for(table, queue, ~0u);
}

void poll_wait_for(struct poll_table *table, struct waitq *queue, unsigned events)
{
    if (!table)
        return;
    table->events = events;
    table->add(table, queue);
}

unsigned file_poll(struct file *file, struct poll_table *table)
{
    if (!file->ops->poll)
        return POLLIN | POLLOUT | POLLRDNORM | POLLWRNORM;
    return file->ops->poll(file, table);
}

/* ---- The poller ------------------------------------------------------------------------------ */

static struct poller_place *next_place(struct poller *poller)
{
    struct poller_block *block = poller->last;

    if (block->count == POLLER_PLACES) {
        block->next = kzalloc(sizeof(*block));
        if (!block->next)
            return NULL;
        poller->last = block = block->next;
    }
    return &block->places[block->count++];
}

static void poller_add(struct poll_table *table, struct waitq *queue)
{
    struct poller *poller = container_of(table, struct poller, table);
    struct poller_place *place = next_place(poller);

    if (!place) {
        poller->failed = true;
        return;
    }
    place->file = poller->file;
    file_get(place->file);
    waiter_init(&place->waiter);
    waitq_add(queue, &place->waiter);
}

void poller_init(struct poller *poller)
{
    poller->table.add = poller_add;
    poller->last = &poller->first;
    poller->first.next = NULL;
    poller->first.count = 0;
    poller->failed = false;
}

void poller_finish(struct poller *poller)
{
    struct poller_block *block = &poller->first;

    while (block) {
        struct poller_block *next = block->next;

        for (unsigned i = 0; i < block->count; i++) {
            waitq_remove(&block->places[i].waiter);
            file_put(block->places[i].file);
        }
        if (block != &poller->first)
            kfree(block);
        block = next;
    }
}

unsigned poller_poll(struct poller *poller, struct file *file)
{
    if (!poller)
        return file_poll(file, NULL);
    poller->file = file;
    return file_poll(file, &poller->table);
}

long poller_wait(int (*scan)(void *argument, struct poller *poller), void *argument,
                 ktime_t deadline)
{
    struct poller poller;
    bool timed_out = deadline == 0;
    long found;

    poller_init(&poller);
    found = scan(argument, timed_out ? NULL : &poller);
    while (found == 0) {
        if (poller.failed)
            found = -ENOMEM;
        else if (signal_pending(current))
            found = -ERESTARTNOHAND;
        if (found != 0 || timed_out)
            break;
        timed_out = task_sleep(WAIT_INTERRUPTIBLE, deadline) == -ETIMEDOUT;
        found = scan(argument, NULL);
    }
    poller_finish(&poller);
    return found;
}

/* ---- Timeouts and masks ---------------------------------------------------------------------- */

int poll_read_timeout(const struct timespec __user *timeout, ktime_t *deadline)
{
    struct timespec time;
    uint64_t ns;

    *deadline = KTIME_NEVER;
    if (!timeout)
        return 0;
    if (get_user(time, timeout))
        return -EFAULT;
    if (timespec_to_ns(&time, &ns))
        return -EINVAL;
    *deadline = ns ? deadline_after(ns) : 0;
    return 0;
}

long poll_put_remaining(struct timespec __user *timeout, ktime_t deadline, long result)
{
    ktime_t now = clock_monotonic();
    struct timespec left = ns_to_timespec(deadline > now ? deadline - now : 0);

    if (timeout && put_user(left, timeout) && result == -ERESTARTNOHAND)
        return -EINTR; /* a restart would wait anew for the whole time */
    return result;
}

int poll_set_mask(const k_sigset_t __user *mask, size_t mask_size)
{
    k_sigset_t set;
    int error;

    if (!mask)
        return 0;
    error = signal_copy_set(&set, mask, mask_size);
    if (!error)
        signal_set_temporary_mask(set);
    return error;
}

/* ---- poll and ppoll -------------------------------------------------------------------------- */

struct poll_call {
    struct pollfd *fds;
    unsigned count;
};

static unsigned poll_one(const struct pollfd *entry, struct poller *poller)
{
    unsigned wanted = (unsigned short)entry->events | POLLERR | POLLHUP;
    struct file *file;

    if (entry->fd < 0)
        return 0;
    file = fd_get(entry->fd);
    return file ? poller_poll(poller, file) & wanted : POLLNVAL;
}

/* Once something is ready, the rest need no waiting. */
static int poll_scan(void *argument, struct poller *poller)
{
    struct poll_call *call = argument;
    int found = 0;

    for (unsigned i = 0; i < call->count; i++) {
        call->fds[i].revents = (short)poll_one(&call->fds[i], found ? NULL : poller);
        found += call->fds[i].revents != 0;
    }
    return found;
}

static int put_results(const struct poll_call *call, struct pollfd __user *fds)
{
    for (unsigned i = 0; i < call->count; i++)
        if (put_user(call->fds[i].revents, &fds[i].revents))
            return -EFAULT;
    return 0;
}

/* The pollfds in kernel memory: a few on the heap, very many in pages of their own. */
static struct pollfd *fds_alloc(size_t size)
{
    return size <= PAGE_SIZE ? kmalloc(size) : vmalloc(size);
}

static void fds_free(struct pollfd *fds, size_t size)
{
    if (size <= PAGE_SIZE)
        kfree(fds);
    else
        vfree(fds);
}

static long do_poll(struct pollfd __user *fds, unsigned count, ktime_t deadline)
{
    struct poll_call call = { .count = count };
    size_t size = count * sizeof(struct pollfd);
    long result = -EFAULT;

    if (count > rlimit_get(current, RLIMIT_NOFILE))
        return -EINVAL;
    call.fds = fds_alloc(MAX(size, sizeof(struct pollfd)));
    if (!call.fds)
        return -ENOMEM;
    if (copy_from_user(call.fds, fds, size) == 0)
        result = poller_wait(poll_scan, &call, deadline);
    if ((result >= 0 || result == -ERESTARTNOHAND) && put_results(&call, fds))
        result = -EFAULT;
    fds_free(call.fds, size);
    return result;
}

static ktime_t poll_deadline(int timeout_ms)
{
    if (timeout_ms < 0)
        return KTIME_NEVER;
    return timeout_ms ? deadline_after(timeout_ms * NSEC_PER_MSEC) : 0;
}

static long poll_restart(struct restart *restart);

/* signal(7): a handler ends it with EINTR; after a stop it goes on with the time that is left. */
static long poll_or_restart(struct pollfd __user *fds, unsigned count, ktime_t deadline)
{
    long result = do_poll(fds, count, deadline);

    if (result != -ERESTARTNOHAND)
        return result;
    current->restart = (struct restart){ poll_restart, { (uintptr_t)fds, count, deadline } };
    return -ERESTART_RESTARTBLOCK;
}

static long poll_restart(struct restart *restart)
{
    return poll_or_restart((struct pollfd __user *)restart->arguments[0],
                           (unsigned)restart->arguments[1], restart->arguments[2]);
}

long sys_poll(struct pollfd __user *fds, unsigned count, int timeout_ms)
{
    return poll_or_restart(fds, count, poll_deadline(timeout_ms));
}

long sys_ppoll(struct pollfd __user *fds, unsigned count, struct timespec __user *timeout,
               const k_sigset_t __user *mask, size_t mask_size)
{
    ktime_t deadline;
    long result = poll_read_timeout(timeout, &deadline);

    if (!result)
        result = poll_set_mask(mask, mask_size);
    if (result)
        return result;
    result = do_poll(fds, count, deadline);
    return signal_end_temporary_mask(poll_put_remaining(timeout, deadline, result));
}
