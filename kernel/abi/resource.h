/*
 * abi/resource.h — resource limits and usage.
 * Source: getrlimit(2), getrusage(2), getpriority(2).
 */
#ifndef ABI_RESOURCE_H
#define ABI_RESOURCE_H

#include "time.h"
#include "types.h"

typedef unsigned long rlim_t;

struct rlimit {
    rlim_t rlim_cur;
    rlim_t rlim_max;
};
_Static_assert(sizeof(struct rlimit) == 16, "rlimit");
_Static_assert(offsetof(struct rlimit, rlim_max) == 8, "rlimit");

#define RLIM_INFINITY     (~0ul)

#define RLIMIT_CPU        0
#define RLIMIT_FSIZE      1
#define RLIMIT_DATA       2
#define RLIMIT_STACK      3
#define RLIMIT_CORE       4
#define RLIMIT_RSS        5
#define RLIMIT_NPROC      6
#define RLIMIT_NOFILE     7
#define RLIMIT_MEMLOCK    8
#define RLIMIT_AS         9
#define RLIMIT_LOCKS      10
#define RLIMIT_SIGPENDING 11
#define RLIMIT_MSGQUEUE   12
#define RLIMIT_NICE       13
#define RLIMIT_RTPRIO     14
#define RLIMIT_RTTIME     15
#define RLIM_NLIMITS      16

struct rusage {
    struct timeval ru_utime;
    struct timeval ru_stime;
    long ru_maxrss; /* in KiB */
    long ru_ixrss;
    long ru_idrss;
    long ru_isrss;
    long ru_minflt;
    long ru_majflt;
    long ru_nswap;
    long ru_inblock;
    long ru_oublock;
    long ru_msgsnd;
    long ru_msgrcv;
    long ru_nsignals;
    long ru_nvcsw;
    long ru_nivcsw;
};
_Static_assert(sizeof(struct rusage) == 144, "rusage");
_Static_assert(offsetof(struct rusage, ru_maxrss) == 32, "rusage");
_Static_assert(offsetof(struct rusage, ru_nivcsw) == 136, "rusage");

#define RUSAGE_SELF     0
#define RUSAGE_CHILDREN (-1)
#define RUSAGE_THREAD   1

#define PRIO_PROCESS    0
#define PRIO_PGRP       1
#define PRIO_USER       2
#define PRIO_MIN        (-20)
#define PRIO_MAX        20

#endif
