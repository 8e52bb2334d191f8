/* Queues by priority with a bitmap: adding, taking and testing cost the same whatever waits. */
#include "task/sched/runqueue.h"

#include "task/task.h"

void runqueue_init(struct runqueue *queue)
{
    for (unsigned i = 0; i < PRIORITY_COUNT; i++)
        list_init(&queue->tasks[i]);
    queue->occupied[0] = queue->occupied[1] = 0;
    queue->count = 0;
}

bool runqueue_empty(const struct runqueue *queue)
{
    return queue->count == 0;
}

static void count_in(struct runqueue *queue, unsigned priority)
{
    queue->occupied[priority / 64] |= 1ul << (priority % 64);
    queue->count++;
}

void runqueue_add(struct runqueue *queue, struct task *task)
{
    list_add_tail(&queue->tasks[task->priority], &task->run_link);
    count_in(queue, (unsigned)task->priority);
}

void runqueue_add_first(struct runqueue *queue, struct task *task)
{
    list_add_head(&queue->tasks[task->priority], &task->run_link);
    count_in(queue, (unsigned)task->priority);
}

void runqueue_remove(struct runqueue *queue, struct task *task)
{
    unsigned priority = (unsigned)task->priority;

    list_remove(&task->run_link);
    if (list_empty(&queue->tasks[priority]))
        queue->occupied[priority / 64] &= ~(1ul << (priority % 64));
    queue->count--;
}

struct task *runqueue_take(struct runqueue *queue)
{
    struct task *task;
    unsigned priority;

    if (queue->count == 0)
        return NULL;
    priority = queue->occupied[1] ? 127 - (unsigned)__builtin_clzl(queue->occupied[1])
                                  : 63 - (unsigned)__builtin_clzl(queue->occupied[0]);
    task = list_first(&queue->tasks[priority], struct task, run_link);
    runqueue_remove(queue, task);
    return task;
}
