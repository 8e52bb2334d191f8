/*
 * The scheduler: which task runs on which CPU. One run queue per CPU priority, round robin within
 * a priority; SCHED_FIFO and SCHED_RR priorities go before SCHED_OTHER.
 */
#ifndef KERNEL_TASK_SCHED_SCHED_H
#define KERNEL_TASK_SCHED_SCHED_H

#include "lib/types.h"

struct task;
struct cpu;

#define SCHED_RR_INTERVAL (100 * NSEC_PER_MSEC) /* the slice of SCHED_RR */

void sched_init(void);

/* Gives the CPU to the next task; current's state says whether it stays runnable. Returns when
 * current runs again. The kernel lock is let go across the switch. */
void schedule(void);

/* Makes a new or sleeping (not stopped) task runnable. Nothing if it is runnable already. */
void task_wake(struct task *task);

/* Puts current at the end of its queue, without the rest of its slice, and schedules. */
void task_yield(void);

/* A preemption point for long loops: lets interrupts in and, if due, other tasks run. Only where
 * the kernel's state is consistent. Returns true if a fatal signal waits for current. */
bool sched_point(void);

/* Charges CPU time up to now to current, as user or as system time. */
void sched_account_user(void);
void sched_account_system(void);

/* The first thing a new task does: completes the switch to it. */
void sched_after_switch(void);

/* A timeout was set or CPU time is now watched: the timer may have to come earlier. */
void sched_timer_changed(void);

/* Changes policy (SCHED_*) and priority (1–99 for FIFO and RR, else 0). */
void sched_set_priority(struct task *task, int policy, int priority);

/* Tasks running or ready on all CPUs (loadavg, /proc/stat). */
unsigned sched_runnable_count(void);

/* The idle loop of this CPU; does not return. */
void sched_idle(void) __attribute__((noreturn));

/* The timer interrupt: fires due timeouts, ends the time slice, programs the next one. */
void sched_tick(void);

#endif
