/*
 * The job table, shared by jobs.c (which starts and waits for jobs) and jobcmd.c (the builtins).
 */
#ifndef SH_JOBS_H
#define SH_JOBS_H

#include <termios.h>

#include "exec.h"

enum job_state { JOB_RUNNING, JOB_STOPPED, JOB_DONE };

struct process {
    pid_t pid;
    int status; /* wait status, once it is not running */
    enum job_state state;
};

struct job {
    int number;  /* from 1; 0 while it is in the foreground and was never stopped */
    pid_t group; /* its process group, 0 without job control */
    struct process *processes;
    int count;
    char *text;
    unsigned long order; /* the job last stopped or put into the background has the highest */
    int changed;         /* since the user was last told */
    int told_done;       /* kept only for `wait` to ask its status */
    int has_modes;
    struct termios modes; /* the terminal's when it was stopped */
    struct job *next;
};

extern struct job *jobs;

enum job_state job_state(const struct job *job);
/* Its exit status as $? has it. */
int job_status(const struct job *job);
/* Notes what has happened to children, without waiting. */
void job_poll(void);
/* Sleeps until a child changes or a trapped signal comes; 0, or the number of the signal. */
int job_sleep(void);
void job_remove(struct job *job);
/* The job for %1, %%, %-, %name, %?text or a pid; NULL after a message by `who`. */
struct job *job_find(const char *who, const char *operand);
/* Gives the terminal to the job and continues it: fg. */
int job_to_foreground(struct job *job);
void job_continue(struct job *job);
/* "[1]+  Stopped  text": with `pids` its processes too. */
void job_print(const struct job *job, int pids);

#endif
