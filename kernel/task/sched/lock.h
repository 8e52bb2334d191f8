/*
 * The one kernel lock (DESIGN §1.3): held from kernel entry to kernel exit, interrupts off. Kernel
 * code never takes it itself: entry, exit, the switch and preemption points do.
 */
#ifndef KERNEL_TASK_SCHED_LOCK_H
#define KERNEL_TASK_SCHED_LOCK_H

#include "lib/types.h"

void kernel_lock(void);
void kernel_unlock(void);
bool kernel_lock_held(void); /* by this CPU; for asserts */

#endif
