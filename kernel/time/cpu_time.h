/*
 * CPU time of tasks and processes, and what watches it: ITIMER_VIRTUAL, ITIMER_PROF, POSIX timers
 * and sleeps on CPU clocks, RLIMIT_CPU.
 */
#ifndef KERNEL_TIME_CPU_TIME_H
#define KERNEL_TIME_CPU_TIME_H

#include "abi/time.h"
#include "lib/list.h"
#include "lib/types.h"

struct process;
struct task;

/* Nanoseconds, up to now if the task runs on this CPU. */
uint64_t task_user_time(const struct task *task);
uint64_t task_system_time(const struct task *task);
/* Of all threads, dead ones included. */
uint64_t process_user_time(const struct process *process);
uint64_t process_system_time(const struct process *process);

/* True if some timer or limit needs the task's CPU time looked at as it runs. Called at each
 * switch: must be a load and a test. */
bool cpu_time_is_watched(const struct task *task);

/* Fires CPU-time timers and limits that are due. From the timer interrupt; the task is current. */
void cpu_time_check(struct task *task);

/* A CPU clock: of a task or, with task NULL, of a process. */
struct cpu_clock {
    struct process *process;
    struct task *task;
    int kind; /* CPUCLOCK_PROF, _VIRT (user time only) or _SCHED */
};

/*
 * The CPU clock that clock names, CLOCK_PROCESS_CPUTIME_ID and CLOCK_THREAD_CPUTIME_ID included.
 * 0, or -EINVAL if it is none or its process or thread is not there (or not the caller's, of a
 * thread). reading: also allow what only clock_gettime(2) does. No reference is taken.
 */
int cpu_clock_find(clockid_t clock, bool reading, struct cpu_clock *out);
uint64_t cpu_clock_read(const struct cpu_clock *clock);

/* A function called when a CPU clock reaches a point, at a timer interrupt of its process. */
struct cpu_timer {
    struct cpu_clock clock; /* holds references to its process and task */
    uint64_t when;
    void (*fire)(struct cpu_timer *timer); /* may set it again; it is no longer set */
    struct list link;                      /* among the process's, while set */
};

void cpu_timer_init(struct cpu_timer *timer, const struct cpu_clock *clock,
                    void (*fire)(struct cpu_timer *));
/* 0 or -ENOMEM. */
int cpu_timer_set(struct cpu_timer *timer, uint64_t when);
void cpu_timer_cancel(struct cpu_timer *timer); /* nothing if it is not set */
/* Cancels it and gives its references back. */
void cpu_timer_destroy(struct cpu_timer *timer);

#endif
