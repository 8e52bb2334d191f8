/*
 * The clocks. CLOCK_MONOTONIC is the TSC since clock_init(); CLOCK_REALTIME adds an offset, first
 * taken from the battery clock.
 * Entry points: clock_init, clock_monotonic, clock_realtime, and the conversions.
 */
#include "time/clock.h"

#include "abi/errno.h"
#include "arch/arch.h"

static uint64_t boot_tsc;
static uint64_t realtime_offset; /* CLOCK_REALTIME - CLOCK_MONOTONIC */
static struct list listeners = LIST_INIT(listeners);

void clock_init(void)
{
    boot_tsc = arch_tsc();
    realtime_offset = arch_rtc_read() * NSEC_PER_SEC;
}

ktime_t clock_monotonic(void)
{
    return arch_tsc_to_ns(arch_tsc() - boot_tsc);
}

uint64_t clock_realtime(void)
{
    return clock_monotonic() + realtime_offset;
}

int clock_set_realtime(uint64_t nanoseconds)
{
    struct clock_listener *listener, *next;
    ktime_t now = clock_monotonic();

    if (nanoseconds < now)
        return -EINVAL;
    realtime_offset = nanoseconds - now;
    list_for_each_safe (listener, next, &listeners, link)
        listener->changed(listener);
    return 0;
}

ktime_t clock_realtime_to_monotonic(uint64_t nanoseconds)
{
    if (nanoseconds == KTIME_MAX)
        return KTIME_MAX;
    return nanoseconds > realtime_offset ? nanoseconds - realtime_offset : 0;
}

void clock_listen(struct clock_listener *listener, void (*changed)(struct clock_listener *))
{
    listener->changed = changed;
    list_add_tail(&listeners, &listener->link);
}

void clock_unlisten(struct clock_listener *listener)
{
    if (listener->changed)
        list_remove(&listener->link);
    listener->changed = NULL;
}

int timespec_to_ns(const struct timespec *time, uint64_t *out)
{
    uint64_t seconds = time->tv_sec;

    if (time->tv_sec < 0 || (uint64_t)time->tv_nsec >= NSEC_PER_SEC)
        return -EINVAL;
    if (seconds >= KTIME_MAX / NSEC_PER_SEC)
        *out = KTIME_MAX;
    else
        *out = seconds * NSEC_PER_SEC + time->tv_nsec;
    return 0;
}

int timeval_to_ns(const struct timeval *time, uint64_t *out)
{
    struct timespec spec = { .tv_sec = time->tv_sec };

    if (time->tv_usec < 0 || time->tv_usec >= 1000000)
        return -EINVAL;
    spec.tv_nsec = time->tv_usec * (long)NSEC_PER_USEC;
    return timespec_to_ns(&spec, out);
}

struct timespec ns_to_timespec(uint64_t nanoseconds)
{
    return (struct timespec){ .tv_sec = nanoseconds / NSEC_PER_SEC,
                              .tv_nsec = nanoseconds % NSEC_PER_SEC };
}

struct timeval ns_to_timeval(uint64_t nanoseconds)
{
    return (struct timeval){ .tv_sec = nanoseconds / NSEC_PER_SEC,
                             .tv_usec = nanoseconds % NSEC_PER_SEC / NSEC_PER_USEC };
}

ktime_t deadline_after(uint64_t nanoseconds)
{
    ktime_t now = clock_monotonic();

    return nanoseconds > KTIME_MAX - now ? KTIME_MAX : now + nanoseconds;
}
