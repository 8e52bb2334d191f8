/* Queues of waiters, and the one place where a task goes to sleep: task_sleep(). */
#include "task/sched/waitq.h"

#include "abi/errno.h"
#include "debug/debug.h"
#include "signal/signal.h"
#include "task/sched/sched.h"
#include "task/task.h"

void waitq_init(struct waitq *queue)
{
    list_init(&queue->waiters);
}

static void wake_task(struct waiter *waiter)
{
    task_wake(waiter->task);
}

void waiter_init(struct waiter *waiter)
{
    list_init(&waiter->link);
    waiter->task = current;
    waiter->wake = wake_task;
}

void waitq_add(struct waitq *queue, struct waiter *waiter)
{
    list_add_tail(&queue->waiters, &waiter->link);
}

void waitq_remove(struct waiter *waiter)
{
    list_remove(&waiter->link);
}

/* What ends a sleep of this kind before it began. */
static bool interrupted(enum wait_kind kind)
{
    if (kind == WAIT_INTERRUPTIBLE)
        return signal_pending(current);
    return kind == WAIT_KILLABLE && signal_fatal_pending(current);
}

static void sleep_timeout_fired(struct timeout *timeout)
{
    struct task *task = container_of(timeout, struct task, sleep_timeout);

    task->sleep_timed_out = true;
    task_wake(task);
}

int task_sleep(enum wait_kind kind, ktime_t deadline)
{
    struct task *task = current;

    if (interrupted(kind))
        return -ERESTARTSYS;
    task->sleep_timed_out = false;
    if (deadline != KTIME_NEVER) {
        timeout_init(&task->sleep_timeout, sleep_timeout_fired);
        timeout_set(&task->sleep_timeout, deadline);
    }
    task->state = TASK_SLEEPING;
    task->wait_kind = kind;
    schedule();
    if (deadline != KTIME_NEVER)
        timeout_cancel(&task->sleep_timeout);
    if (task->sleep_timed_out)
        return -ETIMEDOUT;
    return interrupted(kind) ? -ERESTARTSYS : 0;
}

int waitq_wait_until(struct waitq *queue, bool (*ready)(void *), void *argument,
                     enum wait_kind kind, ktime_t deadline)
{
    struct waiter waiter;
    int result = 0;

    if (ready(argument))
        return 0;
    waiter_init(&waiter);
    waitq_add(queue, &waiter);
    while (!ready(argument)) {
        if (result != 0)
            break;
        result = task_sleep(kind, deadline);
    }
    waitq_remove(&waiter);
    return ready(argument) ? 0 : result;
}

int waitq_wait(struct waitq *queue, bool (*ready)(void *), void *argument, enum wait_kind kind)
{
    return waitq_wait_until(queue, ready, argument, kind, KTIME_NEVER);
}

/* A wake function may take its waiter off the queue, but no other's. */
void waitq_wake_all(struct waitq *queue)
{
    struct waiter *waiter, *next;

    list_for_each_safe (waiter, next, &queue->waiters, link)
        waiter->wake(waiter);
}

void waitq_wake_one(struct waitq *queue)
{
    if (!list_empty(&queue->waiters)) {
        struct waiter *waiter = list_first(&queue->waiters, struct waiter, link);

        waiter->wake(waiter);
    }
}
