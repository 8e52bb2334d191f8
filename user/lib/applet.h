/*
 * Commands that are both programs in /bin and built into the shell. Each takes argv as main() does,
 * prints to stdout without flushing it at the end, and returns its exit status instead of exiting.
 */
#ifndef USER_LIB_APPLET_H
#define USER_LIB_APPLET_H

#include <sys/types.h>

int applet_echo(int argc, char **argv);
int applet_printf(int argc, char **argv);

/* test, and [ if argv[0] is "[" (then the last argument has to be "]"). */
int applet_test(int argc, char **argv);

/*
 * kill. An operand that begins with '%' goes to job(), which gives the number to kill (a process
 * group is negative) or 0 after it has printed an error; job is NULL where there are no jobs.
 */
int applet_kill(int argc, char **argv, pid_t (*job)(const char *operand));

#endif
