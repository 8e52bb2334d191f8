/*
 * sigtop: who sends which signal to whom and what becomes of it, from /dev/trace (flow.c); and what
 * is pending, blocked, ignored and caught in each task, from /proc (task.c). picture.c draws both,
 * main.c has the loop.
 */
#ifndef USER_SIGTOP_H
#define USER_SIGTOP_H

#include <stddef.h>

enum { NAME_SIZE = 16 };

/* ---- Flows: one for each sender, signal and target (flow.c) ---------------------------------- */

struct flow {
    int sender, signal, target;
    int process, taker;         /* who took the last one: known once it is dequeued */
    unsigned long count, last;  /* last: the number of its latest event */
    char from[32], to[32];      /* "name(pid)" or "kernel" */
    char outcome[24], call[32]; /* what the last one came to, and the call it interrupted */
};

struct flows {
    const struct flow *all; /* the latest first */
    size_t count;
    unsigned long signals, lost; /* signals sent since the trace began; events not seen */
};

/* Takes all that the trace has now. fd is /dev/trace, opened with O_NONBLOCK. */
void flows_read(int fd);
struct flows flows_get(void);

/* ---- Tasks (task.c) -------------------------------------------------------------------------- */

struct task {
    int tid, tgid;
    char state, name[NAME_SIZE];
    unsigned long long own, shared, blocked, ignored, caught; /* bit n-1 is signal n */
};

/* All threads of all processes, in order; *count tells how many. Valid until the next call. */
const struct task *tasks_read(size_t *count);
/* "name(pid)", also of a process that is gone if it was seen before; "kernel" for 0. */
const char *task_label(int pid, char *buffer, size_t size);

/* ---- The picture (picture.c) ----------------------------------------------------------------- */

/* plain: text without control characters, for files and pipes. */
void picture_draw(const struct task *tasks, size_t task_count, const struct flows *flows,
                  int plain);

#endif
