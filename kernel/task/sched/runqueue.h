/* The runnable tasks of one CPU: a FIFO for each priority and a bit for each that is not empty. */
#ifndef KERNEL_TASK_SCHED_RUNQUEUE_H
#define KERNEL_TASK_SCHED_RUNQUEUE_H

#include "lib/list.h"
#include "lib/types.h"

#define PRIORITY_COUNT 100

struct task;

struct runqueue {
    struct list tasks[PRIORITY_COUNT];
    uint64_t occupied[2]; /* bit p % 64 of word p / 64: tasks[p] is not empty */
    unsigned count;
};

void runqueue_init(struct runqueue *queue);
bool runqueue_empty(const struct runqueue *queue);
/* At the end, or at the head, of its priority. */
void runqueue_add(struct runqueue *queue, struct task *task);
void runqueue_add_first(struct runqueue *queue, struct task *task);
void runqueue_remove(struct runqueue *queue, struct task *task);
/* Takes the first task of the highest priority out; NULL if empty. */
struct task *runqueue_take(struct runqueue *queue);

#endif
