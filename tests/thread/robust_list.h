/*
 * Robust lists by hand (set_robust_list(2)): locks that a thread leaves behind, on a list of its
 * own instead of the libc's.
 */
#ifndef ROBUST_LIST_H
#define ROBUST_LIST_H

#include "support.h"
#include <linux/futex.h>

/* A lock as the kernel sees it: a list entry with its word at a fixed distance. */
struct lock {
    struct robust_list entry;
    uint32_t word;
};

static struct robust_list_head head;

static inline void robust_init(void)
{
    head.list.next = &head.list;
    head.futex_offset = offsetof(struct lock, word);
    head.list_op_pending = NULL;
}

/* At the front, so that the list is in the opposite order. */
static inline void robust_add(struct lock *lock, uint32_t word)
{
    lock->word = word;
    lock->entry.next = head.list.next;
    head.list.next = &lock->entry;
}

static inline long robust_register(void *list)
{
    return syscall(SYS_set_robust_list, list, sizeof head);
}

/* Let a thread run `body`, which fills `head`, and end with it as its robust list. */
static inline void *robust_main(void *body)
{
    robust_init();
    ((void (*)(void))body)();
    robust_register(&head);
    return NULL;
}

static inline void end_with_list(void (*body)(void))
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, robust_main, (void *)body) != 0)
        bail_out("pthread_create failed");
    pthread_join(thread, NULL);
}

/* A thread that waits until somebody wakes it at the word. */
struct waiter {
    uint32_t *word, value;
    volatile pid_t tid;
    pthread_t thread;
    int result;
};

static inline void *waiter_main(void *argument)
{
    struct waiter *self = argument;

    self->tid = thread_id();
    self->result = syscall(SYS_futex, self->word, FUTEX_WAIT, self->value, NULL, NULL, 0);
    return NULL;
}

static inline void waiter_start(struct waiter *self, uint32_t *word)
{
    memset(self, 0, sizeof *self);
    self->word = word;
    self->value = *word;
    if (pthread_create(&self->thread, NULL, waiter_main, self) != 0)
        bail_out("pthread_create failed");
    while (!self->tid)
        sched_yield();
    wait_until_asleep(self->tid);
}

/* Its result, once it is awake. */
static inline int waiter_end(struct waiter *self)
{
    pthread_join(self->thread, NULL);
    return self->result;
}

#endif
