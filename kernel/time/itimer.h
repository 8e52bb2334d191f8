/*
 * A process's timers: ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF, POSIX timers, and the CPU timers
 * that watch it. They come with the first use (process->itimers) and go with the process.
 */
#ifndef KERNEL_TIME_ITIMER_H
#define KERNEL_TIME_ITIMER_H

#include "lib/list.h"
#include "lib/types.h"
#include "time/timeout.h"

struct process;

struct itimers {
    struct process *process;
    struct timeout real;    /* ITIMER_REAL; sends SIGALRM */
    uint64_t real_interval; /* set again when SIGALRM is taken, as Linux does */
    bool real_waiting;      /* fired, and its SIGALRM has not been taken */
    struct cpu_itimer {     /* ITIMER_VIRTUAL: user time; ITIMER_PROF: user and system time */
        uint64_t expires;   /* in nanoseconds of CPU time, 0: not set */
        uint64_t interval;
    } virtual, prof;
    struct list cpu_timers; /* struct cpu_timer that watch this process or a task of it */
    struct list posix;      /* struct posix_timer that this process made, by id */
    int next_id;
};

/* The process's itimers, made if there are none. NULL: no memory. */
struct itimers *itimers_get(struct process *process);

/* exec: POSIX timers go, interval timers stay. */
void itimers_exec(struct process *process);
/* The last thread ends: all go. */
void itimers_exit(struct process *process);

/* A SIGALRM was taken from a queue of process: a repeating ITIMER_REAL goes on. */
void itimer_alarm_taken(struct process *process);

#endif
