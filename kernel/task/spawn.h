/* Processes that the kernel starts itself: PID 1, and the program that takes core files. */
#ifndef KERNEL_TASK_SPAWN_H
#define KERNEL_TASK_SPAWN_H

struct process;

/*
 * A process with the kernel's rights, in /, without files or memory, all signals default and none
 * blocked; it leads its own session (DIFFERS: in Linux it is in session 0). It begins in
 * main(argument), which calls sched_after_switch(), execs and enters user mode, once its leader is
 * woken (task_wake). The kernel is its parent, so it leaves no zombie. 0, -ENOMEM or -EAGAIN.
 */
int spawn_process(void (*main)(void *), void *argument, struct process **out);

#endif
