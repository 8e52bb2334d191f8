/*
 * Waiting for files: what file_ops.poll is called with, and how poll, select and epoll use it.
 * fs/file.h has poll_wait(), all that an implementation of poll needs.
 */
#ifndef KERNEL_FS_POLL_POLL_H
#define KERNEL_FS_POLL_POLL_H

#include "abi/poll.h"
#include "abi/signal.h"
#include "abi/time.h"
#include "lib/list.h"
#include "lib/types.h"
#include "task/sched/waitq.h"

struct file;

/* Who waits. add() is called for each queue of the file that is being polled. */
struct poll_table {
    unsigned events; /* what a wake of the queue that comes now may bring: POLL* */
    void (*add)(struct poll_table *table, struct waitq *queue);
};

/* POLL* bits of file now; with table, its queues are added. */
unsigned file_poll(struct file *file, struct poll_table *table);

/* ---- A task that sleeps on many files (poll, select) ----------------------------------------- */

#define POLLER_PLACES 8

struct poller_place {
    struct waiter waiter;
    struct file *file; /* a reference: the queue lives in it */
};

struct poller_block {
    struct poller_block *next;
    unsigned count;
    struct poller_place places[POLLER_PLACES];
};

struct poller {
    struct poll_table table;
    struct file *file; /* whose queues come now */
    struct poller_block first, *last;
    bool failed; /* no memory for a place */
};

void poller_init(struct poller *poller);
/* Leaves all queues. */
void poller_finish(struct poller *poller);
/* file_poll that also puts the poller into the file's queues. */
unsigned poller_poll(struct poller *poller, struct file *file);
/*
 * Calls scan (which polls all files: the first time with poller, then with NULL) until it finds
 * something, the deadline comes or a signal does. Returns the count it found, 0 for the deadline,
 * -ERESTARTNOHAND for a signal, or -ENOMEM.
 */
long poller_wait(int (*scan)(void *argument, struct poller *poller), void *argument,
                 ktime_t deadline);

/* ---- Timeouts of the calls ------------------------------------------------------------------- */

/* The end of a poll-like call with a user's timespec: writes what is left of it, as Linux does.
 * NULL is nothing. An interrupted call that cannot write it is not restarted. Returns result. */
long poll_put_remaining(struct timespec __user *timeout, ktime_t deadline, long result);
/* Reads a timeout (NULL: none) into a deadline. 0, -EFAULT or -EINVAL. */
int poll_read_timeout(const struct timespec __user *timeout, ktime_t *deadline);
/* ppoll, pselect6, epoll_pwait: the mask for the call; NULL is nothing. 0, -EINVAL or -EFAULT. */
int poll_set_mask(const k_sigset_t __user *mask, size_t mask_size);

#endif
