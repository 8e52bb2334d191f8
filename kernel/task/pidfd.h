/* Descriptors that name a process (pidfd_open(2)). */
#ifndef KERNEL_TASK_PIDFD_H
#define KERNEL_TASK_PIDFD_H

#include "lib/types.h"

struct file;
struct process;

/* A new descriptor of current for process. flags: O_CLOEXEC, O_NONBLOCK. Returns it, -EMFILE,
 * -ENFILE or -ENOMEM. */
int pidfd_create(struct process *process, int flags);

/* The process a pidfd names (no reference taken), or NULL if file is none. */
struct process *pidfd_process(const struct file *file);

#endif
