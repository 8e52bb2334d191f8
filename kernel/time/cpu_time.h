/*
 * CPU time of tasks and processes, and what watches it: ITIMER_VIRTUAL, ITIMER_PROF, POSIX timers
 * on CPU clocks, RLIMIT_CPU.
 */
#ifndef KERNEL_TIME_CPU_TIME_H
#define KERNEL_TIME_CPU_TIME_H

#include "lib/types.h"

struct process;
struct task;

/* Nanoseconds, up to now if the task runs on this CPU. */
uint64_t task_user_time(const struct task *task);
uint64_t task_system_time(const struct task *task);
/* Of all threads, dead ones included. */
uint64_t process_user_time(const struct process *process);
uint64_t process_system_time(const struct process *process);

/* True if some timer or limit needs the task's CPU time looked at as it runs. Called at each switch:
 * must be a load and a test. */
bool cpu_time_is_watched(const struct task *task);

/* Fires CPU-time timers and limits that are due. From the timer interrupt; the task is current. */
void cpu_time_check(struct task *task);

#endif
