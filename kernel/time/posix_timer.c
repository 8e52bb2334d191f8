/*
 * POSIX timers (timer_create(2)). A timer is idle, armed (its timeout or CPU timer is set), or
 * waiting: it fired, and its one queue entry is pending or was dropped because the signal is
 * ignored. A repeating timer goes on when the signal is taken; the periods missed meanwhile are its
 * overrun count, so a fast timer costs nothing while nobody takes its signal.
 * Entry points: the system calls, posix_timers_delete_all, posix_timers_unignore.
 */
#include "time/posix_timer.h"

#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/limits.h"
#include "arch/usercopy.h"
#include "mm/kmalloc.h"
#include "signal/pending.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/task.h"
#include "time/clock.h"
#include "time/cpu_time.h"
#include "time/itimer.h"

enum timer_base { BASE_MONOTONIC, BASE_REALTIME, BASE_CPU };

struct posix_timer {
    struct list link; /* in itimers->posix */
    struct process *process;
    int id;
    enum timer_base clock; /* what the timer was made on */
    enum timer_base base;  /* what expires counts: a relative time on REALTIME counts MONOTONIC */

    int notify, signal;
    struct task *target;    /* SIGEV_THREAD_ID, with a reference; else NULL */
    struct sigqueue *entry; /* NULL for SIGEV_NONE */

    struct timeout timeout;
    struct clock_listener clock_set;
    struct cpu_timer cpu;
    uint64_t expires, interval; /* nanoseconds of base */
    bool armed, waiting;
    int64_t overrun;      /* periods missed since the last delivery; -1: none yet */
    int64_t overrun_last; /* of the last delivery, what timer_getoverrun gives */
};

/* ---- Running --------------------------------------------------------------------------------- */

static uint64_t base_now(const struct posix_timer *timer)
{
    if (timer->base == BASE_CPU)
        return cpu_clock_read(&timer->cpu.clock);
    return timer->base == BASE_REALTIME ? clock_realtime() : clock_monotonic();
}

static void timer_arm(struct posix_timer *timer)
{
    timer->armed = true;
    timer->waiting = false;
    if (timer->base == BASE_CPU) {
        cpu_timer_set(&timer->cpu, timer->expires);
        return;
    }
    if (timer->base == BASE_REALTIME)
        timeout_set(&timer->timeout, clock_realtime_to_monotonic(timer->expires));
    else
        timeout_set(&timer->timeout, timer->expires);
}

/* DIFFERS: Linux leaves the signal in sigpending's sets and drops it when it would be taken. */
static void timer_disarm(struct posix_timer *timer)
{
    if (timer->clock == BASE_CPU)
        cpu_timer_cancel(&timer->cpu);
    timeout_cancel(&timer->timeout);
    clock_unlisten(&timer->clock_set);
    if (timer->entry)
        sigqueue_cancel(timer->entry);
    timer->armed = timer->waiting = false;
}

/* Moves expires past now by whole intervals. Returns how many. */
static int64_t timer_forward(struct posix_timer *timer)
{
    uint64_t now = base_now(timer), count;

    if (now < timer->expires)
        return 0;
    count = (now - timer->expires) / timer->interval + 1;
    timer->expires += count * timer->interval;
    return (int64_t)count;
}

static void timer_send(struct posix_timer *timer)
{
    siginfo_t *info = &timer->entry->info;

    info->si_overrun = 0;
    signal_send_entry(timer->process, timer->target, timer->signal, timer->entry);
}

static void timer_fired(struct posix_timer *timer)
{
    timer->armed = false;
    if (!timer->entry)
        return; /* SIGEV_NONE: timer_gettime looks at the clock */
    timer->waiting = true;
    timer_send(timer);
}

static void timer_timeout_fired(struct timeout *timeout)
{
    timer_fired(container_of(timeout, struct posix_timer, timeout));
}

static void timer_cpu_fired(struct cpu_timer *cpu)
{
    timer_fired(container_of(cpu, struct posix_timer, cpu));
}

static void timer_clock_was_set(struct clock_listener *listener)
{
    struct posix_timer *timer = container_of(listener, struct posix_timer, clock_set);

    if (timer->armed && timer->base == BASE_REALTIME)
        timeout_set(&timer->timeout, clock_realtime_to_monotonic(timer->expires));
}

static int timer_overrun_value(const struct posix_timer *timer)
{
    return (int)MIN(timer->overrun_last, (int64_t)DELAYTIMER_MAX);
}

static struct posix_timer *timer_find(int id)
{
    struct itimers *itimers = current_process()->itimers;
    struct posix_timer *timer;

    if (!itimers)
        return NULL;
    list_for_each (timer, &itimers->posix, link)
        if (timer->id == id)
            return timer;
    return NULL;
}

/* Its signal is taken, by a thread of its process: the next period begins. */
static void timer_signal_taken(struct sigqueue *entry, siginfo_t *info)
{
    struct posix_timer *timer = timer_find(entry->info.si_timerid);

    timer->waiting = false;
    if (timer->interval) {
        timer->overrun += timer_forward(timer);
        timer_arm(timer);
        timer->overrun_last = timer->overrun;
        timer->overrun = -1;
    }
    info->si_overrun = timer_overrun_value(timer);
}

void posix_timers_unignore(struct process *process, int signal)
{
    struct posix_timer *timer;

    if (!process->itimers)
        return;
    list_for_each (timer, &process->itimers->posix, link) {
        /* A one-shot timer's signal that was ignored is gone for good. */
        if (timer->waiting && timer->signal == signal && timer->interval &&
            !sigqueue_is_queued(timer->entry))
            timer_send(timer);
    }
}

/* ---- Creating and deleting ------------------------------------------------------------------- */

static void timer_delete(struct posix_timer *timer)
{
    timer_disarm(timer);
    list_remove(&timer->link);
    if (timer->entry)
        sigqueue_free(timer->entry);
    if (timer->target)
        task_put(timer->target);
    if (timer->clock == BASE_CPU)
        cpu_timer_destroy(&timer->cpu);
    kfree(timer);
}

void posix_timers_delete_all(struct process *process)
{
    struct posix_timer *timer, *next;

    if (!process->itimers)
        return;
    list_for_each_safe (timer, next, &process->itimers->posix, link)
        timer_delete(timer);
    process->itimers->next_id = 0;
}

static int timer_set_clock(struct posix_timer *timer, clockid_t clock)
{
    struct cpu_clock cpu;
    int error;

    switch (clock) {
    case CLOCK_REALTIME:
    case CLOCK_TAI: timer->clock = BASE_REALTIME; return 0;
    case CLOCK_MONOTONIC:
    case CLOCK_BOOTTIME: timer->clock = BASE_MONOTONIC; return 0;
    case CLOCK_MONOTONIC_RAW:
    case CLOCK_MONOTONIC_COARSE:
    case CLOCK_REALTIME_COARSE:
    case CLOCK_REALTIME_ALARM: /* there is no clock that could wake the machine */
    case CLOCK_BOOTTIME_ALARM: return -EOPNOTSUPP;
    }
    error = cpu_clock_find(clock, false, &cpu);
    if (error)
        return error;
    timer->clock = timer->base = BASE_CPU;
    cpu_timer_init(&timer->cpu, &cpu, timer_cpu_fired);
    return 0;
}

/* Takes who is told and how from a sigevent. */
static int timer_set_event(struct posix_timer *timer, const struct k_sigevent *event)
{
    struct task *target;

    timer->notify = event->sigev_notify;
    timer->signal = event->sigev_signo;
    if (timer->notify == SIGEV_NONE)
        return 0;
    if (timer->notify == SIGEV_THREAD_ID) {
        target = task_find(event->sigev_tid);
        if (!target || target->process != current_process())
            return -EINVAL;
        task_get(target);
        timer->target = target;
    } else if (timer->notify != SIGEV_SIGNAL && timer->notify != SIGEV_THREAD) {
        return -EINVAL;
    }
    return timer->signal < 1 || timer->signal > K_NSIG ? -EINVAL : 0;
}

static int timer_create_entry(struct posix_timer *timer, union sigval value)
{
    struct sigqueue *entry;

    if (timer->notify == SIGEV_NONE)
        return 0;
    entry = sigqueue_create(current->cred.uid, signal_queue_limit(current));
    if (!entry)
        return -EAGAIN;
    entry->taken = timer_signal_taken;
    entry->info = (siginfo_t){ .si_signo = timer->signal, .si_code = SI_TIMER };
    entry->info.si_timerid = timer->id;
    entry->info.si_value = value;
    timer->entry = entry;
    return 0;
}

static struct posix_timer *timer_alloc(void)
{
    struct posix_timer *timer = kzalloc(sizeof(*timer));

    if (!timer)
        return NULL;
    list_init(&timer->link);
    timer->process = current_process();
    timer->overrun = -1;
    timeout_init(&timer->timeout, timer_timeout_fired);
    return timer;
}

long sys_timer_create(clockid_t clock, struct k_sigevent __user *event, int __user *id)
{
    struct itimers *itimers = itimers_get(current_process());
    struct posix_timer *timer = timer_alloc();
    struct k_sigevent wanted;
    int error = -EAGAIN;

    if (!itimers || !timer)
        goto fail;
    error = -EFAULT;
    if (event && copy_from_user(&wanted, event, sizeof(wanted)))
        goto fail;
    timer->id = itimers->next_id;
    if (!event)
        wanted = (struct k_sigevent){ .sigev_signo = SIGALRM, .sigev_value.sival_int = timer->id };
    error = timer_set_clock(timer, clock);
    if (error)
        goto fail;
    error = timer_set_event(timer, &wanted);
    if (!error)
        error = timer_create_entry(timer, wanted.sigev_value);
    if (!error && put_user(timer->id, id))
        error = -EFAULT;
    if (error)
        goto delete;
    itimers->next_id = (itimers->next_id + 1) & INT32_MAX;
    list_add_tail(&itimers->posix, &timer->link);
    return 0;

    delete : timer_delete(timer);
    return error;
fail:
    kfree(timer);
    return error;
}

long sys_timer_delete(int id)
{
    struct posix_timer *timer = timer_find(id);

    if (!timer)
        return -EINVAL;
    timer_delete(timer);
    return 0;
}

/* ---- Setting and reading --------------------------------------------------------------------- */

/* timer_gettime(2); a repeating timer whose signal waits counts its missed periods here too. */
static void timer_read(struct posix_timer *timer, struct itimerspec *out)
{
    bool polled = timer->notify == SIGEV_NONE && timer->expires;
    uint64_t now;

    *out = (struct itimerspec){ .it_interval = ns_to_timespec(timer->interval) };
    if (!timer->armed && !polled && !(timer->waiting && timer->interval))
        return;
    if (timer->interval && (timer->waiting || polled))
        timer->overrun += timer_forward(timer);
    now = base_now(timer);
    if (now < timer->expires)
        out->it_value = ns_to_timespec(timer->expires - now);
    else if (!polled)
        out->it_value.tv_nsec = 1; /* due, but its interrupt has yet to come */
}

long sys_timer_gettime(int id, struct itimerspec __user *out)
{
    struct posix_timer *timer = timer_find(id);
    struct itimerspec value;

    if (!timer)
        return -EINVAL;
    timer_read(timer, &value);
    return copy_to_user(out, &value, sizeof(value));
}

long sys_timer_getoverrun(int id)
{
    struct posix_timer *timer = timer_find(id);

    return timer ? timer_overrun_value(timer) : -EINVAL;
}

static void timer_start(struct posix_timer *timer, uint64_t value, bool absolute)
{
    if (timer->clock == BASE_REALTIME)
        timer->base = absolute ? BASE_REALTIME : BASE_MONOTONIC;
    if (!absolute) {
        uint64_t now = base_now(timer);
        value = value > KTIME_MAX - now ? KTIME_MAX : now + value;
    }
    timer->expires = value;
    if (timer->base == BASE_REALTIME)
        clock_listen(&timer->clock_set, timer_clock_was_set);
    timer_arm(timer);
}

long sys_timer_settime(int id, int flags, const struct itimerspec __user *value,
                       struct itimerspec __user *old)
{
    struct posix_timer *timer = timer_find(id);
    struct itimerspec wanted, before;
    uint64_t first, interval;

    if (!value)
        return -EINVAL;
    if (copy_from_user(&wanted, value, sizeof(wanted)))
        return -EFAULT;
    if (timespec_to_ns(&wanted.it_value, &first) || timespec_to_ns(&wanted.it_interval, &interval))
        return -EINVAL;
    if (!timer)
        return -EINVAL;
    timer_read(timer, &before);
    timer_disarm(timer);
    timer->overrun = -1;
    timer->overrun_last = 0;
    timer->interval = first ? interval : 0;
    timer->expires = 0;
    if (first)
        timer_start(timer, first, flags & TIMER_ABSTIME);
    return old ? copy_to_user(old, &before, sizeof(before)) : 0;
}
