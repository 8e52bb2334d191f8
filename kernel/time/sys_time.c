/*
 * Reading and setting the clocks: clock_gettime(2) and its relatives.
 */
#include "abi/capability.h"
#include "abi/errno.h"
#include "arch/usercopy.h"
#include "syscall/syscall.h"
#include "task/cred.h"
#include "task/process.h"
#include "task/task.h"
#include "time/clock.h"
#include "time/cpu_time.h"

#define COARSE_TICK                                                                                \
    (4 * NSEC_PER_MSEC) /* how far the _COARSE clocks and CPU times advance at once */

/* DIFFERS: the _COARSE clocks and CLOCK_MONOTONIC_RAW read like the exact ones. The _ALARM clocks
 * are EINVAL, as on Linux where no battery clock can wake the machine. */
static int clock_read(clockid_t clock, uint64_t *out)
{
    struct cpu_clock cpu;
    int error;

    switch (clock) {
    case CLOCK_REALTIME:
    case CLOCK_REALTIME_COARSE:
    case CLOCK_TAI: *out = clock_realtime(); return 0;
    case CLOCK_MONOTONIC:
    case CLOCK_MONOTONIC_RAW:
    case CLOCK_MONOTONIC_COARSE:
    case CLOCK_BOOTTIME: *out = clock_monotonic(); return 0;
    }
    error = cpu_clock_find(clock, true, &cpu);
    if (!error)
        *out = cpu_clock_read(&cpu);
    return error;
}

long sys_clock_gettime(clockid_t clock, struct timespec __user *out)
{
    struct timespec time;
    uint64_t ns;
    int error = clock_read(clock, &ns);

    if (error)
        return error;
    time = ns_to_timespec(ns);
    return put_user(time, out);
}

long sys_clock_getres(clockid_t clock, struct timespec __user *out)
{
    struct timespec resolution = { 0, 1 };
    uint64_t ns;
    int error = clock_read(clock, &ns);

    if (error)
        return error;
    if (clock == CLOCK_REALTIME_COARSE || clock == CLOCK_MONOTONIC_COARSE ||
        (clock < 0 && (clock & 3) != CPUCLOCK_SCHED))
        resolution.tv_nsec = COARSE_TICK;
    return out ? put_user(resolution, out) : 0;
}

/* Sets CLOCK_REALTIME: 0, -EINVAL or -EPERM. */
static int set_realtime(const struct timespec *time)
{
    uint64_t ns;

    if (timespec_to_ns(time, &ns) || ns == KTIME_MAX)
        return -EINVAL;
    if (!cred_has_cap(&current->cred, CAP_SYS_TIME))
        return -EPERM;
    return clock_set_realtime(ns);
}

long sys_clock_settime(clockid_t clock, const struct timespec __user *time)
{
    struct timespec wanted;
    struct cpu_clock cpu;

    if (clock < 0)
        return cpu_clock_find(clock, false, &cpu) ? -EINVAL : -EPERM;
    if (clock != CLOCK_REALTIME)
        return -EINVAL;
    if (get_user(wanted, time))
        return -EFAULT;
    return set_realtime(&wanted);
}

/* The kernel's time zone, which settimeofday(2) sets and nothing uses. */
static struct timezone zone_now;

long sys_gettimeofday(struct timeval __user *out, void __user *zone)
{
    struct timeval now = ns_to_timeval(clock_realtime());

    if (out && put_user(now, out))
        return -EFAULT;
    if (zone && copy_to_user(zone, &zone_now, sizeof(zone_now)))
        return -EFAULT;
    return 0;
}

long sys_settimeofday(const struct timeval __user *time, const void __user *zone)
{
    struct timezone wanted_zone;
    struct timeval wanted;
    int error = 0;

    if (time && get_user(wanted, time))
        return -EFAULT;
    if (time && (wanted.tv_usec < 0 || wanted.tv_usec >= 1000000))
        return -EINVAL;
    if (zone && copy_from_user(&wanted_zone, zone, sizeof(wanted_zone)))
        return -EFAULT;
    if (time) {
        struct timespec spec = { wanted.tv_sec, wanted.tv_usec * (long)NSEC_PER_USEC };

        error = set_realtime(&spec);
    } else if (zone && !cred_has_cap(&current->cred, CAP_SYS_TIME)) {
        error = -EPERM;
    }
    if (!error && zone)
        zone_now = wanted_zone;
    return error;
}

long sys_time(time_t __user *out)
{
    time_t now = (time_t)(clock_realtime() / NSEC_PER_SEC);

    if (out && put_user(now, out))
        return -EFAULT;
    return now;
}
