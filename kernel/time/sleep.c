/*
 * nanosleep(2) and clock_nanosleep(2). A relative sleep that a signal interrupts tells how much is
 * left and, if no handler runs, goes on to its first end (a restart block); an absolute one is
 * simply called again (signal(7)).
 */
#include "abi/errno.h"
#include "arch/usercopy.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"
#include "time/clock.h"
#include "time/cpu_time.h"

/* A sleep under way. Its end is a point of CLOCK_MONOTONIC, CLOCK_REALTIME or a CPU clock. */
struct sleep {
    clockid_t clock;
    bool realtime; /* an absolute point of CLOCK_REALTIME: moves when that is set */
    bool cpu;
    bool relative;
    uint64_t end;
    struct task *task;
    struct clock_listener clock_set;
    struct cpu_timer timer;
    bool fired;
};

static void sleep_clock_was_set(struct clock_listener *listener)
{
    task_wake(container_of(listener, struct sleep, clock_set)->task);
}

static void sleep_timer_fired(struct cpu_timer *timer)
{
    struct sleep *sleep = container_of(timer, struct sleep, timer);

    sleep->fired = true;
    task_wake(sleep->task);
}

/* 0 at the end, or -ERESTARTSYS. */
static int sleep_by_time(struct sleep *sleep)
{
    int result;

    if (sleep->realtime)
        clock_listen(&sleep->clock_set, sleep_clock_was_set);
    do {
        ktime_t end = sleep->end;

        if (sleep->realtime)
            end = clock_realtime_to_monotonic(end);
        result = end <= clock_monotonic() ? -ETIMEDOUT : task_sleep(WAIT_INTERRUPTIBLE, end);
    } while (result == 0);
    clock_unlisten(&sleep->clock_set);
    return result == -ETIMEDOUT ? 0 : result;
}

/* On a CPU clock, which others advance. */
static int sleep_by_cpu(struct sleep *sleep)
{
    struct cpu_clock clock;
    int result = cpu_clock_find(sleep->clock, false, &clock);

    if (result)
        return result;
    cpu_timer_init(&sleep->timer, &clock, sleep_timer_fired);
    if (sleep->relative || cpu_clock_read(&clock) < sleep->end)
        result = cpu_timer_set(&sleep->timer, sleep->end);
    else
        sleep->fired = true;
    while (!sleep->fired && result == 0)
        result = task_sleep(WAIT_INTERRUPTIBLE, KTIME_NEVER);
    cpu_timer_destroy(&sleep->timer);
    return sleep->fired ? 0 : result;
}

static uint64_t sleep_now(const struct sleep *sleep)
{
    struct cpu_clock clock;

    if (!sleep->cpu)
        return sleep->realtime ? clock_realtime() : clock_monotonic();
    return cpu_clock_find(sleep->clock, false, &clock) ? 0 : cpu_clock_read(&clock);
}

static long sleep_restart(struct restart *restart);

static long sleep_run(struct sleep *sleep, struct timespec __user *remaining)
{
    int result = sleep->cpu ? sleep_by_cpu(sleep) : sleep_by_time(sleep);
    struct timespec left;
    uint64_t now;

    if (result != -ERESTARTSYS)
        return result;
    if (!sleep->relative)
        return -ERESTARTNOHAND;
    now = sleep_now(sleep);
    if (now >= sleep->end)
        return 0;
    left = ns_to_timespec(sleep->end - now);
    if (remaining && put_user(left, remaining))
        return -EFAULT;
    current->restart = (struct restart){
        sleep_restart,
        { (uint64_t)sleep->clock, sleep->end, (uintptr_t)remaining, sleep->cpu },
    };
    return -ERESTART_RESTARTBLOCK;
}

static long sleep_restart(struct restart *restart)
{
    struct sleep sleep = {
        .clock = (clockid_t)restart->arguments[0],
        .end = restart->arguments[1],
        .cpu = restart->arguments[3],
        .relative = true,
        .task = current,
    };

    return sleep_run(&sleep, (struct timespec __user *)restart->arguments[2]);
}

/* Which clocks can be slept on: 0, -EINVAL or -EOPNOTSUPP. */
static int sleep_check_clock(clockid_t clock, bool *cpu)
{
    struct cpu_clock found;

    *cpu = false;
    switch (clock) {
    case CLOCK_REALTIME:
    case CLOCK_MONOTONIC:
    case CLOCK_BOOTTIME:
    case CLOCK_TAI: return 0;
    case CLOCK_THREAD_CPUTIME_ID:
    case CLOCK_MONOTONIC_RAW:
    case CLOCK_MONOTONIC_COARSE:
    case CLOCK_REALTIME_COARSE:
    case CLOCK_REALTIME_ALARM:
    case CLOCK_BOOTTIME_ALARM: return -EOPNOTSUPP;
    }
    *cpu = true;
    if (cpu_clock_find(clock, false, &found) || found.task == current)
        return -EINVAL; /* one's own clock stands still while one sleeps */
    return 0;
}

static uint64_t saturating_add(uint64_t a, uint64_t b)
{
    return b > KTIME_MAX - a ? KTIME_MAX : a + b;
}

long sys_clock_nanosleep(clockid_t clock, int flags, const struct timespec __user *request,
                         struct timespec __user *remaining)
{
    struct sleep sleep = { .clock = clock, .task = current, .relative = !(flags & TIMER_ABSTIME) };
    struct timespec wanted;
    int error = sleep_check_clock(clock, &sleep.cpu);

    if (error)
        return error;
    if (get_user(wanted, request))
        return -EFAULT;
    if (timespec_to_ns(&wanted, &sleep.end))
        return -EINVAL;
    if (sleep.cpu && sleep.end == 0)
        return 0; /* one's own CPU time does not pass while one sleeps */
    sleep.realtime = !sleep.relative && (clock == CLOCK_REALTIME || clock == CLOCK_TAI);
    if (sleep.relative)
        sleep.end = saturating_add(sleep_now(&sleep), sleep.end);
    return sleep_run(&sleep, remaining);
}

long sys_nanosleep(const struct timespec __user *request, struct timespec __user *remaining)
{
    return sys_clock_nanosleep(CLOCK_MONOTONIC, 0, request, remaining);
}
