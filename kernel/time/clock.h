/* The clocks. CLOCK_MONOTONIC counts from boot by the TSC; CLOCK_REALTIME adds an offset that
 * clock_settime may change. */
#ifndef KERNEL_TIME_CLOCK_H
#define KERNEL_TIME_CLOCK_H

#include "abi/time.h"
#include "lib/types.h"

void clock_init(void);
ktime_t clock_monotonic(void);
uint64_t clock_realtime(void); /* nanoseconds since 1970 */
void clock_set_realtime(uint64_t nanoseconds);

/* A timespec from user space as nanoseconds: 0 or -EINVAL if negative or tv_nsec is out of range.
 * Times too large saturate to KTIME_NEVER - 1. */
int timespec_to_ns(const struct timespec *time, uint64_t *out);
struct timespec ns_to_timespec(uint64_t nanoseconds);
struct timeval ns_to_timeval(uint64_t nanoseconds);

/* now + ns without overflow. */
ktime_t deadline_after(uint64_t nanoseconds);

#endif
