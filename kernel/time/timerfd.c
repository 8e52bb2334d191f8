/*
 * timerfd_create(2): timers that are read. An expired one is not set again until somebody looks:
 * then the periods that passed meanwhile are counted at once.
 */
#include "abi/errno.h"
#include "abi/poll.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "mm/kmalloc.h"
#include "syscall/syscall.h"
#include "task/cred.h"
#include "task/task.h"
#include "time/clock.h"

struct timerfd {
    struct timeout timeout;
    struct clock_listener clock_set;
    struct waitq readers;
    clockid_t clock;
    bool realtime;                /* `when` is a point of CLOCK_REALTIME */
    bool cancel_on_set, canceled; /* TFD_TIMER_CANCEL_ON_SET */
    bool expired;                 /* fired, and not set again yet */
    uint64_t when, interval;
    uint64_t ticks; /* expirations since the last read */
};

static uint64_t timerfd_now(const struct timerfd *timer)
{
    return timer->realtime ? clock_realtime() : clock_monotonic();
}

static void timerfd_arm(struct timerfd *timer)
{
    timer->expired = false;
    timeout_set(&timer->timeout,
                timer->realtime ? clock_realtime_to_monotonic(timer->when) : timer->when);
}

static void timerfd_fired(struct timeout *timeout)
{
    struct timerfd *timer = container_of(timeout, struct timerfd, timeout);

    timer->expired = true;
    timer->ticks++;
    waitq_wake_all(&timer->readers);
}

static void timerfd_clock_was_set(struct clock_listener *listener)
{
    struct timerfd *timer = container_of(listener, struct timerfd, clock_set);

    if (timeout_is_set(&timer->timeout))
        timerfd_arm(timer);
    if (timer->cancel_on_set) {
        timer->canceled = true;
        waitq_wake_all(&timer->readers);
    }
}

/* Counts the periods since it expired and goes on. */
static void timerfd_catch_up(struct timerfd *timer)
{
    uint64_t now = timerfd_now(timer), periods;

    if (!timer->expired || !timer->interval)
        return;
    periods = now < timer->when ? 0 : (now - timer->when) / timer->interval + 1;
    timer->when += periods * timer->interval;
    timer->ticks += periods > 0 ? periods - 1 : 0; /* the first one was counted as it fired */
    timerfd_arm(timer);
}

/* ---- The file -------------------------------------------------------------------------------- */

static bool timerfd_ready(void *argument)
{
    struct timerfd *timer = argument;

    return timer->ticks > 0 || timer->canceled;
}

static ssize_t timerfd_read(struct file *file, struct uio *uio, off_t *position)
{
    struct timerfd *timer = file->private;
    uint64_t ticks;
    int error;

    (void)position;
    if (uio->remaining < sizeof(ticks))
        return -EINVAL;
    if (!timerfd_ready(timer) && (file->flags & O_NONBLOCK))
        return -EAGAIN;
    error = waitq_wait(&timer->readers, timerfd_ready, timer, WAIT_INTERRUPTIBLE);
    if (error)
        return error;
    if (timer->canceled) {
        timer->canceled = false;
        timer->ticks = 0;
        timer->expired = false;
        return -ECANCELED;
    }
    timerfd_catch_up(timer);
    ticks = timer->ticks;
    timer->ticks = 0;
    return uio_write(uio, &ticks, sizeof(ticks)) == sizeof(ticks) ? (ssize_t)sizeof(ticks)
                                                                  : -EFAULT;
}

static unsigned timerfd_poll(struct file *file, struct poll_table *table)
{
    struct timerfd *timer = file->private;

    poll_wait(table, &timer->readers);
    return timerfd_ready(timer) ? POLLIN : 0;
}

static void timerfd_release(struct file *file)
{
    struct timerfd *timer = file->private;

    timeout_cancel(&timer->timeout);
    clock_unlisten(&timer->clock_set);
    kfree(timer);
}

static const struct file_ops timerfd_ops = {
    .read = timerfd_read,
    .poll = timerfd_poll,
    .release = timerfd_release,
};

/* ---- System calls ---------------------------------------------------------------------------- */

static int timerfd_check_clock(clockid_t clock)
{
    switch (clock) {
    case CLOCK_REALTIME:
    case CLOCK_MONOTONIC:
    case CLOCK_BOOTTIME: return 0;
    case CLOCK_REALTIME_ALARM: /* the machine never sleeps, so these are as the others */
    case CLOCK_BOOTTIME_ALARM: return cred_is_root(&current->cred) ? 0 : -EPERM;
    default: return -EINVAL;
    }
}

long sys_timerfd_create(clockid_t clock, int flags)
{
    struct timerfd *timer;
    struct file *file;
    int result = timerfd_check_clock(clock);

    if (flags & ~(TFD_CLOEXEC | TFD_NONBLOCK))
        return -EINVAL;
    if (result)
        return result;
    timer = kzalloc(sizeof(*timer));
    if (!timer)
        return -ENOMEM;
    timer->clock = clock;
    timeout_init(&timer->timeout, timerfd_fired);
    waitq_init(&timer->readers);
    result = file_create_anonymous("anon_inode:[timerfd]", &timerfd_ops, timer,
                                   O_RDWR | (flags & TFD_NONBLOCK), &file);
    if (result) {
        kfree(timer);
        return result;
    }
    return fd_install(file, 0, flags & TFD_CLOEXEC);
}

/* The timer of a descriptor: 0, -EBADF or -EINVAL. */
static int timerfd_get(int fd, struct timerfd **out)
{
    struct file *file = fd_get(fd);

    if (!file)
        return -EBADF;
    if (file->ops != &timerfd_ops)
        return -EINVAL;
    *out = file->private;
    return 0;
}

static void timerfd_value(struct timerfd *timer, struct itimerspec *out)
{
    uint64_t now;

    timerfd_catch_up(timer);
    now = timerfd_now(timer);
    *out = (struct itimerspec){ .it_interval = ns_to_timespec(timer->interval) };
    if (timeout_is_set(&timer->timeout) && timer->when > now)
        out->it_value = ns_to_timespec(timer->when - now);
}

long sys_timerfd_gettime(int fd, struct itimerspec __user *out)
{
    struct timerfd *timer;
    struct itimerspec value;
    int error = timerfd_get(fd, &timer);

    if (error)
        return error;
    timerfd_value(timer, &value);
    return put_user(value, out);
}

static void timerfd_start(struct timerfd *timer, int flags, uint64_t value, uint64_t interval)
{
    bool absolute = flags & TFD_TIMER_ABSTIME;
    bool on_realtime = timer->clock == CLOCK_REALTIME || timer->clock == CLOCK_REALTIME_ALARM;

    timeout_cancel(&timer->timeout);
    clock_unlisten(&timer->clock_set);
    timer->expired = timer->canceled = false;
    timer->ticks = 0;
    timer->interval = interval;
    timer->realtime = on_realtime && absolute;
    timer->cancel_on_set = timer->realtime && (flags & TFD_TIMER_CANCEL_ON_SET);
    if (timer->realtime)
        clock_listen(&timer->clock_set, timerfd_clock_was_set);
    if (!value)
        return;
    timer->when = absolute ? value : deadline_after(value);
    timerfd_arm(timer);
}

long sys_timerfd_settime(int fd, int flags, const struct itimerspec __user *value,
                         struct itimerspec __user *old)
{
    struct itimerspec wanted, before;
    struct timerfd *timer;
    uint64_t first, interval;
    int error;

    if (get_user(wanted, value))
        return -EFAULT;
    if ((flags & ~(TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET)) ||
        timespec_to_ns(&wanted.it_value, &first) || timespec_to_ns(&wanted.it_interval, &interval))
        return -EINVAL;
    error = timerfd_get(fd, &timer);
    if (error)
        return error;
    timerfd_value(timer, &before);
    timerfd_start(timer, flags, first, interval);
    return old ? put_user(before, old) : 0;
}
