/*
 * abi/time.h — clocks, timers and their structures.
 * Source: clock_gettime(2), timer_create(2), timerfd_create(2), getitimer(2), times(2).
 * The struct guards carry glibc's names, so that host unit tests can mix these headers with it.
 */
#ifndef ABI_TIME_H
#define ABI_TIME_H

#include "types.h"

#ifndef _STRUCT_TIMESPEC
#define _STRUCT_TIMESPEC 1
struct timespec {
    time_t tv_sec;
    long tv_nsec;
};
#endif

#ifndef __timeval_defined
#define __timeval_defined 1
struct timeval {
    time_t tv_sec;
    suseconds_t tv_usec;
};
#endif

#ifndef __itimerspec_defined
#define __itimerspec_defined 1
struct itimerspec {
    struct timespec it_interval;
    struct timespec it_value;
};
#endif

struct itimerval {
    struct timeval it_interval;
    struct timeval it_value;
};

struct timezone {
    int tz_minuteswest;
    int tz_dsttime;
};

struct tms {
    clock_t tms_utime;
    clock_t tms_stime;
    clock_t tms_cutime;
    clock_t tms_cstime;
};

_Static_assert(sizeof(struct timespec) == 16, "timespec");
_Static_assert(offsetof(struct timespec, tv_nsec) == 8, "timespec");
_Static_assert(sizeof(struct timeval) == 16, "timeval");
_Static_assert(offsetof(struct timeval, tv_usec) == 8, "timeval");
_Static_assert(sizeof(struct itimerspec) == 32, "itimerspec");
_Static_assert(offsetof(struct itimerspec, it_value) == 16, "itimerspec");
_Static_assert(sizeof(struct itimerval) == 32, "itimerval");
_Static_assert(offsetof(struct itimerval, it_value) == 16, "itimerval");
_Static_assert(sizeof(struct timezone) == 8, "timezone");
_Static_assert(sizeof(struct tms) == 32, "tms");

#define CLOCK_REALTIME           0
#define CLOCK_MONOTONIC          1
#define CLOCK_PROCESS_CPUTIME_ID 2
#define CLOCK_THREAD_CPUTIME_ID  3
#define CLOCK_MONOTONIC_RAW      4
#define CLOCK_REALTIME_COARSE    5
#define CLOCK_MONOTONIC_COARSE   6
#define CLOCK_BOOTTIME           7
#define CLOCK_REALTIME_ALARM     8
#define CLOCK_BOOTTIME_ALARM     9
#define CLOCK_TAI                11

/*
 * A negative clockid_t names the CPU clock of a process or thread: bits 0-1 are the kind, bit 2 is
 * set for a thread, the rest is the complement of the id (0 = the caller).
 */
#define CPUCLOCK_PROF            0
#define CPUCLOCK_VIRT            1
#define CPUCLOCK_SCHED           2
#define CPUCLOCK_PERTHREAD       4

#define TIMER_ABSTIME            1

#define ITIMER_REAL              0
#define ITIMER_VIRTUAL           1
#define ITIMER_PROF              2

#define TFD_TIMER_ABSTIME        (1 << 0)
#define TFD_TIMER_CANCEL_ON_SET  (1 << 1)
#define TFD_NONBLOCK             04000
#define TFD_CLOEXEC              02000000

/* The unit of clock_t in times(2) and of the clock fields in /proc (sysconf(_SC_CLK_TCK)). */
#define ABI_USER_HZ              100

#endif
