/* When memory is exhausted: who goes. */
#ifndef KERNEL_TASK_OOM_H
#define KERNEL_TASK_OOM_H

/*
 * A page fault of current found no memory. Kills the process that has most of it (never PID 1),
 * unless one is dying already, and makes current yield on its way to user mode: there it faults
 * again, until there is memory or it is the one that was killed.
 */
void oom_kill(void);

#endif
