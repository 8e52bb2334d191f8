/* Futexes (futex(2)), as a thread's end sees them. */
#ifndef KERNEL_TASK_FUTEX_FUTEX_H
#define KERNEL_TASK_FUTEX_FUTEX_H

struct task;

/*
 * A thread lets go of its memory (exit, exec): marks the locks on its robust list as orphaned,
 * releases its PI futexes, and clears and wakes the word at clear_child_tid. The task is current,
 * its address space still in place.
 */
void futex_exit_task(struct task *task);

#endif
