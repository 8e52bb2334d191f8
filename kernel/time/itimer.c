/*
 * Interval timers (setitimer(2), alarm(2)) and the life of struct itimers.
 * Entry points: sys_setitimer, sys_getitimer, sys_alarm, itimers_get, itimers_exit.
 */
#include "time/itimer.h"

#include "abi/errno.h"
#include "arch/usercopy.h"
#include "mm/kmalloc.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"
#include "time/clock.h"
#include "time/cpu_time.h"
#include "time/posix_timer.h"

/* What setitimer and getitimer move, in nanoseconds. */
struct itimer_setting {
    uint64_t value, interval;
};

/* ---- Life ------------------------------------------------------------------------------------ */

static void itimer_real_fired(struct timeout *timeout)
{
    struct itimers *itimers = container_of(timeout, struct itimers, real);

    itimers->real_waiting = true;
    signal_send_kernel(itimers->process, SIGALRM);
}

struct itimers *itimers_get(struct process *process)
{
    struct itimers *itimers = process->itimers;

    if (itimers)
        return itimers;
    itimers = kzalloc(sizeof(*itimers));
    if (!itimers)
        return NULL;
    itimers->process = process;
    timeout_init(&itimers->real, itimer_real_fired);
    list_init(&itimers->cpu_timers);
    list_init(&itimers->posix);
    process->itimers = itimers;
    return itimers;
}

void itimers_exec(struct process *process)
{
    posix_timers_delete_all(process);
}

void itimers_exit(struct process *process)
{
    struct itimers *itimers = process->itimers;

    if (!itimers)
        return;
    posix_timers_delete_all(process);
    timeout_cancel(&itimers->real);
    while (!list_empty(&itimers->cpu_timers)) /* others' timers: their clock stops */
        list_remove(itimers->cpu_timers.next);
    process->itimers = NULL;
    kfree(itimers);
}

void itimer_alarm_taken(struct process *process)
{
    struct itimers *itimers = process->itimers;
    ktime_t now, when;

    if (!itimers || !itimers->real_waiting)
        return;
    itimers->real_waiting = false;
    if (!itimers->real_interval)
        return;
    now = clock_monotonic();
    when = itimers->real.when;
    if (when <= now)
        when += ((now - when) / itimers->real_interval + 1) * itimers->real_interval;
    timeout_set(&itimers->real, when);
}

/* ---- Reading and setting --------------------------------------------------------------------- */

static struct itimer_setting get_real(const struct itimers *itimers)
{
    struct itimer_setting now = { .interval = itimers->real_interval };
    ktime_t time = clock_monotonic();

    if (timeout_is_set(&itimers->real)) /* set, so not zero: at least a microsecond */
        now.value = MAX(itimers->real.when - MIN(time, itimers->real.when), NSEC_PER_USEC);
    return now;
}

static void set_real(struct itimers *itimers, const struct itimer_setting *setting)
{
    timeout_cancel(&itimers->real);
    itimers->real_waiting = false;
    itimers->real_interval = setting->value ? setting->interval : 0;
    if (setting->value)
        timeout_set(&itimers->real, deadline_after(setting->value));
}

static uint64_t cpu_time_of(const struct itimers *itimers, const struct cpu_itimer *timer)
{
    uint64_t user = process_user_time(itimers->process);

    return timer == &itimers->virtual ? user : user + process_system_time(itimers->process);
}

static struct itimer_setting get_cpu(const struct itimers *itimers, const struct cpu_itimer *timer)
{
    struct itimer_setting now = { .interval = timer->interval };
    uint64_t time = cpu_time_of(itimers, timer);

    if (timer->expires)
        now.value = MAX(timer->expires - MIN(time, timer->expires), NSEC_PER_USEC);
    return now;
}

static void set_cpu(struct itimers *itimers, struct cpu_itimer *timer,
                    const struct itimer_setting *setting)
{
    timer->interval = setting->interval;
    timer->expires = setting->value ? cpu_time_of(itimers, timer) + setting->value : 0;
    sched_timer_changed();
}

static struct cpu_itimer *cpu_itimer_of(struct itimers *itimers, int which)
{
    return which == ITIMER_VIRTUAL ? &itimers->virtual : &itimers->prof;
}

static struct itimer_setting itimer_get(struct itimers *itimers, int which)
{
    if (!itimers)
        return (struct itimer_setting){ 0 };
    if (which == ITIMER_REAL)
        return get_real(itimers);
    return get_cpu(itimers, cpu_itimer_of(itimers, which));
}

static void itimer_set(struct itimers *itimers, int which, const struct itimer_setting *setting)
{
    if (which == ITIMER_REAL)
        set_real(itimers, setting);
    else
        set_cpu(itimers, cpu_itimer_of(itimers, which), setting);
}

/* ---- System calls ---------------------------------------------------------------------------- */

static int put_setting(struct itimerval __user *out, const struct itimer_setting *setting)
{
    struct itimerval value = {
        .it_interval = ns_to_timeval(setting->interval),
        .it_value = ns_to_timeval(setting->value),
    };

    return copy_to_user(out, &value, sizeof(value));
}

long sys_getitimer(int which, struct itimerval __user *out)
{
    struct itimer_setting setting;

    if (which < ITIMER_REAL || which > ITIMER_PROF)
        return -EINVAL;
    setting = itimer_get(current_process()->itimers, which);
    return put_setting(out, &setting);
}

long sys_setitimer(int which, const struct itimerval __user *value, struct itimerval __user *old)
{
    struct itimer_setting setting = { 0 }, before;
    struct itimerval wanted = { 0 };
    struct itimers *itimers;

    if (value && copy_from_user(&wanted, value, sizeof(wanted)))
        return -EFAULT;
    if (timeval_to_ns(&wanted.it_value, &setting.value) ||
        timeval_to_ns(&wanted.it_interval, &setting.interval))
        return -EINVAL;
    if (which < ITIMER_REAL || which > ITIMER_PROF)
        return -EINVAL;
    itimers = itimers_get(current_process());
    if (!itimers)
        return -ENOMEM;
    before = itimer_get(itimers, which);
    itimer_set(itimers, which, &setting);
    return old ? put_setting(old, &before) : 0;
}

long sys_alarm(unsigned seconds)
{
    struct itimer_setting setting = { .value = seconds * NSEC_PER_SEC };
    struct itimers *itimers = itimers_get(current_process());
    struct itimer_setting before;
    long left;

    if (!itimers)
        return -ENOMEM;
    before = get_real(itimers);
    set_real(itimers, &setting);
    left = before.value / NSEC_PER_SEC;
    /* alarm(2): rounded, but a running alarm never gives 0. */
    if (before.value % NSEC_PER_SEC >= NSEC_PER_SEC / 2 || (left == 0 && before.value > 0))
        left++;
    return left;
}
