/* Starting PID 1. */
#ifndef KERNEL_TASK_INIT_H
#define KERNEL_TASK_INIT_H

/* Makes PID 1, which runs the command line's init= or /sbin/init once the scheduler runs. */
void init_start(void);

#endif
