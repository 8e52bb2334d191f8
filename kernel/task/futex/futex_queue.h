/* What the two halves of the futex code share: waiters and their queues. For futex*.c only. */
#ifndef KERNEL_TASK_FUTEX_FUTEX_QUEUE_H
#define KERNEL_TASK_FUTEX_FUTEX_QUEUE_H

#include "lib/list.h"
#include "lib/types.h"
#include "mm/aspace.h"
#include "time/clock.h"

struct task;

/* A task that sleeps in futex(2); on its kernel stack. */
struct futex_waiter {
    struct list link; /* in its key's bucket while it waits */
    struct futex_key key;
    struct task *task;
    uint32_t bitset;
    bool woken; /* somebody woke it or gave it the lock: takes it off the queue */
    struct clock_listener clock_set;
    bool pi; /* waits for a PI lock: the fields below count */
    uint32_t __user *word;
    struct list pi_link; /* among all PI waiters */
    struct task *owner;  /* who holds the lock; it cannot end without giving it up */
};

/* KTIME_NEVER: none. realtime: `when` is a point of CLOCK_REALTIME. */
struct futex_deadline {
    ktime_t when;
    bool realtime;
};

/* The key of a word: 0, -EINVAL if it is not aligned, -EFAULT. */
int futex_key_of(uint32_t __user *word, bool shared, struct futex_key *out);
static inline bool futex_same_key(const struct futex_key *a, const struct futex_key *b)
{
    return a->object == b->object && a->offset == b->offset;
}
struct list *futex_bucket(const struct futex_key *key);
void futex_enqueue(struct futex_waiter *waiter, const struct futex_key *key);
/* Takes waiter off its queue and wakes it. */
void futex_release(struct futex_waiter *waiter);
/* Sleeps until released, and takes waiter off its queue. 0, -ERESTARTSYS or -ETIMEDOUT. */
int futex_sleep(struct futex_waiter *waiter, const struct futex_deadline *deadline);

/* futex_pi.c */
long futex_lock_pi(uint32_t __user *word, bool shared, const struct futex_deadline *deadline);
long futex_trylock_pi(uint32_t __user *word, bool shared);
long futex_unlock_pi(uint32_t __user *word, bool shared);
/* task ends: PI locks of its that others wait for go to them, marked FUTEX_OWNER_DIED. */
void futex_pi_exit(struct task *task);

#endif
