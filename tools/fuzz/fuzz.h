/* What the parts of the system-call fuzzer share; syscalls.c says what it does. */
#ifndef FUZZ_H
#define FUZZ_H

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PAGE 4096UL
#define WRONG_CONTENTS 77 /* a run's exit status */

extern char *buffer; /* two pages, and nothing behind them */
extern pid_t driver; /* who starts the runs */

uint64_t next(void);             /* the run's next random number */
uint64_t below(uint64_t n);      /* one in [0, n) */
void seed_run(uint64_t seed, int number);

uint64_t argument(void);         /* a value that a call may have trouble with */
void call_garbage(int calls);
void call_garbage_on(int fd);    /* with fd as the first argument */

void send_one(void);             /* a signal, to this thread or process */
void set_actions(void);          /* handlers of every signal */
int any_fd(void);
void open_some(void);            /* descriptors of a random kind */

void clone_somehow(void);        /* clone3 with any arguments */
void fuzz_proc(void);            /* a file of /proc */
int take_core(int how);          /* what core_pattern's program does with a core file */
void default_pattern(void);

/* The kinds of run. */
void fuzz_garbage(void);
void fuzz_memory(void);
void fuzz_exhaustion(void);
void fuzz_signals(void);
void fuzz_threads(void);
void fuzz_descriptors(void);
void fuzz_tracing(void);

#endif
