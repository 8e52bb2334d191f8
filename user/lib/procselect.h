/*
 * Choosing processes by name and other properties: what pgrep, pkill and killall have in common.
 */
#ifndef USER_LIB_PROCSELECT_H
#define USER_LIB_PROCSELECT_H

#include "procinfo.h"

/*
 * main() of pgrep and pkill: [-SIGNAL] [-flnovx] [-P ppid] [-g pgrp] [-s session] [-u user]
 *     [pattern].
 * act() is called for each process chosen, by pid; it returns whether it succeeded. `options` are
 * the letters that only this program has; on_option() gets those. The status is 0 if any was
 * chosen and acted on, 1 if not.
 */
struct procselect {
    const char *options;
    void (*on_option)(int option, const char *argument);
    int (*act)(const struct procinfo *process);
    const char *usage;
};

int procselect_main(int argc, char **argv, const struct procselect *select);

/* Takes "-KILL" or "-9" off argv[1] if it is a signal; its number, or `otherwise`. */
int procselect_signal(int *argc, char **argv, int otherwise);

/* -f: what is matched and shown is the whole command line. */
extern int procselect_full;

#endif
