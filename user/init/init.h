/*
 * init, process 1: main.c starts (and starts again) the shell on the console, adopts and reaps
 * orphans and ends the machine; jobs.c runs the programs that tools/vm put into /vm/jobs instead;
 * cores.c sends their core files to it.
 */
#ifndef USER_INIT_H
#define USER_INIT_H

#include <sys/types.h>

/* Whether there are jobs to run; then runs them all and returns when the last one has ended. */
int jobs_present(void);
void jobs_run(void);

/* Has core files written where cores_send() finds them. 0 or -1. */
int cores_collect(void);
/* Sends them to the host, announcing each by a line, and removes them. */
void cores_send(void (*report)(const char *line));

/* Sends a signal to every other process (-1) and reaps all that end within the time. */
void init_kill_all(int signal_number, int milliseconds);

/* Ends the machine with a reboot(2) command at once. */
void init_reboot(int command) __attribute__((noreturn));

/* In a new child: signal dispositions and mask as a program expects to find them. */
void init_reset_signals(void);

/*
 * Makes the console this process's fds 0, 1, 2 and, as it leads a new session, controlling
 * terminal.
 */
int init_take_console(void);

#endif
