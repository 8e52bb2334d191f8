/* The clocks. CLOCK_MONOTONIC counts from boot by the TSC; CLOCK_REALTIME adds an offset that
 * clock_settime may change. */
#ifndef KERNEL_TIME_CLOCK_H
#define KERNEL_TIME_CLOCK_H

#include "abi/time.h"
#include "lib/list.h"
#include "lib/types.h"

/* The latest time that the calls can name: later ones are taken as this. Never comes. */
#define KTIME_MAX ((ktime_t)INT64_MAX)

void clock_init(void);
ktime_t clock_monotonic(void);
uint64_t clock_realtime(void); /* nanoseconds since 1970 */
/* 0, or -EINVAL: CLOCK_REALTIME cannot stand before CLOCK_MONOTONIC. */
int clock_set_realtime(uint64_t nanoseconds);

/* When CLOCK_MONOTONIC will show that CLOCK_REALTIME is at nanoseconds, unless that is set. */
ktime_t clock_realtime_to_monotonic(uint64_t nanoseconds);

/* Told when CLOCK_REALTIME was set: what waits for a point of it computes its deadline anew. */
struct clock_listener {
    struct list link;
    void (*changed)(struct clock_listener *listener);
};
void clock_listen(struct clock_listener *listener, void (*changed)(struct clock_listener *));
void clock_unlisten(struct clock_listener *listener); /* nothing if it does not listen */

/* A timespec from user space as nanoseconds: 0 or -EINVAL if negative or tv_nsec is out of range.
 * Times too large saturate to KTIME_MAX. */
int timespec_to_ns(const struct timespec *time, uint64_t *out);
/* The same of a timeval. */
int timeval_to_ns(const struct timeval *time, uint64_t *out);
struct timespec ns_to_timespec(uint64_t nanoseconds);
struct timeval ns_to_timeval(uint64_t nanoseconds);

/* now + ns; KTIME_MAX if that is too large. */
ktime_t deadline_after(uint64_t nanoseconds);

#endif
