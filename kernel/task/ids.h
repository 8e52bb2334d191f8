/*
 * The id table: tasks, processes and groups draw their ids from one space (pid_max), so that an id
 * in use as any of them is not given out again.
 */
#ifndef KERNEL_TASK_IDS_H
#define KERNEL_TASK_IDS_H

#include "lib/types.h"

#define PID_MAX 32768 /* /proc/sys/kernel/pid_max */

struct process;
struct pgrp;
struct session;
struct task;

/*
 * Takes the id wanted, or with 0 the next free one, round robin. Returns it, -EAGAIN if none is
 * free, -ENOMEM; for one wanted -EINVAL (pid_max) or -EEXIST. Each use holds a count.
 */
pid_t id_alloc(pid_t wanted);
void id_get(pid_t id);
void id_put(pid_t id);
/* The id given out last (loadavg). */
pid_t id_last(void);

struct task *id_task(pid_t id);
struct process *id_process(pid_t id);
void id_set_task(pid_t id, struct task *task);
void id_set_process(pid_t id, struct process *process);

#endif
