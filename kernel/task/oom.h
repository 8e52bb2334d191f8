/* When memory is exhausted: who goes. */
#ifndef KERNEL_TASK_OOM_H
#define KERNEL_TASK_OOM_H

#include "lib/types.h"

struct process;

/*
 * A page fault of current found no memory. Kills the process that has most of it (never PID 1),
 * unless one is dying already, and makes current yield on its way to user mode: there it faults
 * again, until there is memory or it is the one that was killed: as it is when nobody else may be.
 */
void oom_kill(void);

/*
 * proc(5): process->oom_score_adj/1000 of RAM is added to what a process is taken to have; one with
 * OOM_SCORE_ADJ_MIN is killed only if it is current and nobody else is left.
 */
#define OOM_SCORE_ADJ_MIN (-1000)
#define OOM_SCORE_ADJ_MAX 1000

/* What process is taken to have, in pages, and more or less than it has. */
int64_t oom_badness(const struct process *process);

#endif
