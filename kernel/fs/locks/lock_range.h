/*
 * Sets of byte-range locks. Invariant of a list: the locks of one owner do not overlap, and two of
 * the same type do not touch. Pure: knows nothing of files and tasks.
 */
#ifndef KERNEL_FS_LOCKS_LOCK_RANGE_H
#define KERNEL_FS_LOCKS_LOCK_RANGE_H

#include "lib/list.h"
#include "lib/types.h"

#define LOCK_END INT64_MAX /* to the end of the file, however far that is */

struct lock {
    struct list link;
    int type;         /* F_RDLCK, F_WRLCK; F_UNLCK in a request only */
    bool whole;       /* flock(2)'s: a world of its own */
    bool open_file;   /* OFD: owned by an open file, not by a process */
    off_t start, end; /* both inclusive */
    void *owner;      /* whose locks do not conflict with each other */
    pid_t pid;        /* for F_GETLK; -1 for OFD locks */
};

/* The first lock that keeps request from being granted, or NULL. */
struct lock *lock_range_conflict(struct list *locks, const struct lock *request);

/* Sets or, with F_UNLCK, removes request's range for its owner, splitting and joining. 0 or -ENOMEM
 * (nothing changed). Conflicts are the caller's to check first. */
int lock_range_apply(struct list *locks, const struct lock *request);

#endif
