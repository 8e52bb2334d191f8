/*
 * Processes as /proc shows them: for ps, pgrep, pkill, killall and top.
 */
#ifndef USER_LIB_PROCINFO_H
#define USER_LIB_PROCINFO_H

#include <sys/types.h>

struct procinfo {
    pid_t pid, ppid, pgrp, session, foreground;
    uid_t uid;
    int tty; /* device number, 0 for none */
    char state;
    char name[64];
    char command[256];                      /* the arguments, or [name] if there are none */
    unsigned long long utime, stime, start; /* clock ticks */
    unsigned long threads, size, resident;  /* bytes */
};

/* Reads one process: 0, or -1 if it is gone. */
int procinfo_read(pid_t pid, struct procinfo *info);

/*
 * All processes by pid, malloc-ed; *count tells how many. NULL with errno if /proc cannot be
 * read.
 */
struct procinfo *procinfo_all(unsigned long *count);

/* "tty1", "ttyS0", "console", "pts/3" or "?" for a device number. */
const char *procinfo_tty(int device, char buffer[16]);

/* Seconds since boot, from /proc/uptime; -1 if unknown. */
double procinfo_uptime(void);

/* The value in KiB of a /proc/meminfo line, -1 if there is no such line. */
long long procinfo_memory(const char *key);

#endif
