/* What /proc offers to the rest of the kernel. */
#ifndef KERNEL_PROCFS_PROCFS_H
#define KERNEL_PROCFS_PROCFS_H

struct file;
struct process;

/* pidfd_send_signal(2): an open /proc/PID names its process too, by no reference. 0; -EBADF when
 * file is something else; -ESRCH when the process was waited for. */
int procfs_find_process(const struct file *file, struct process **out);

#endif
