/*
 * Sleeping. A sleep names its wait queue and its condition; because kernel code holds the one lock
 * and is not preempted, nobody can make the condition true between the test and the sleep.
 */
#ifndef KERNEL_TASK_SCHED_WAITQ_H
#define KERNEL_TASK_SCHED_WAITQ_H

#include "lib/list.h"
#include "lib/types.h"

struct task;

struct waitq {
    struct list waiters;
};

#define WAITQ_INIT(name) {LIST_INIT((name).waiters)}

/* One place in one queue. wake() is called for each waker; the default one wakes the task. */
struct waiter {
    struct list link;
    struct task *task;
    void (*wake)(struct waiter *waiter);
};

enum wait_kind {
    WAIT_INTERRUPTIBLE,  /* any deliverable signal, a stop included, ends the sleep */
    WAIT_KILLABLE,       /* only a fatal signal does */
    WAIT_UNINTERRUPTIBLE /* nothing does: short, certain waits only */
};

void waitq_init(struct waitq *queue);

/*
 * Sleeps until ready(argument) is true; tests it first. Returns 0, -ERESTARTSYS if a signal came
 * (and the condition was false), or -ETIMEDOUT once CLOCK_MONOTONIC reached deadline.
 */
int waitq_wait(struct waitq *queue, bool (*ready)(void *), void *argument, enum wait_kind kind);
int waitq_wait_until(struct waitq *queue, bool (*ready)(void *), void *argument,
                     enum wait_kind kind, ktime_t deadline);

/* Wake all waiters, or the one that came first. They test their condition again. */
void waitq_wake_all(struct waitq *queue);
void waitq_wake_one(struct waitq *queue);

/* For waits on several queues (poll, futex): put waiters in, test, task_sleep(), take them out. */
void waiter_init(struct waiter *waiter);
void waitq_add(struct waitq *queue, struct waiter *waiter);
void waitq_remove(struct waiter *waiter);

/* Sleeps once, until some wake, a signal or the deadline. Returns 0, -ERESTARTSYS or -ETIMEDOUT.
 * Does not sleep if a signal that ends this kind is pending already. */
int task_sleep(enum wait_kind kind, ktime_t deadline);

#endif
