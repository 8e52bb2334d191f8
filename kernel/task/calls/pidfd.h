/* Descriptors that name a process (pidfd_open(2)). */
#ifndef KERNEL_TASK_CALLS_PIDFD_H
#define KERNEL_TASK_CALLS_PIDFD_H

#include "lib/types.h"

struct file;
struct process;
struct task;

/* A new descriptor of current for process, or for one thread of it if that is not NULL. flags:
 * O_NONBLOCK. Returns it, -EMFILE, -ENFILE or -ENOMEM. */
int pidfd_create(struct process *process, struct task *thread, int flags);

/* The process a pidfd names (no reference taken), or NULL if file is none. */
struct process *pidfd_process(const struct file *file);
/* The thread it names; 0: the whole process. file is a pidfd. */
pid_t pidfd_thread(const struct file *file);

#endif
