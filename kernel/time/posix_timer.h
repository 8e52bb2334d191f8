/* POSIX timers (timer_create(2)), as signals and a process's life see them. */
#ifndef KERNEL_TIME_POSIX_TIMER_H
#define KERNEL_TIME_POSIX_TIMER_H

struct process;

/* All timers of the process go (exec, exit). */
void posix_timers_delete_all(struct process *process);

/* signal is no longer ignored: timers that fired meanwhile send theirs now. */
void posix_timers_unignore(struct process *process, int signal);

#endif
