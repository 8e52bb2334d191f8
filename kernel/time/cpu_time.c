/*
 * CPU time: what tasks have used, and the timers and limits that watch it. The scheduler charges
 * TSC ticks to tasks; here they become nanoseconds. A watched task is looked at every few
 * milliseconds while it runs, so a CPU-time timer fires up to one such tick late, as on Linux.
 * Entry points: the reading functions, cpu_time_check, cpu_clock_find, cpu_timer_set.
 */
#include "time/cpu_time.h"

#include "abi/errno.h"
#include "arch/arch.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"
#include "time/itimer.h"

/* ---- Reading --------------------------------------------------------------------------------- */

uint64_t task_user_time(const struct task *task)
{
    return arch_tsc_to_ns(task->user_ticks);
}

/* Kernel code runs: what is not charged to current yet is system time. */
uint64_t task_system_time(const struct task *task)
{
    uint64_t ticks = task->system_ticks;

    if (task == current)
        ticks += arch_tsc() - this_cpu()->accounted_tsc;
    return arch_tsc_to_ns(ticks);
}

uint64_t process_user_time(const struct process *process)
{
    uint64_t time = process->dead_threads.user_time;
    struct task *task;

    list_for_each (task, &process->tasks, process_link)
        time += task_user_time(task);
    return time;
}

uint64_t process_system_time(const struct process *process)
{
    uint64_t time = process->dead_threads.system_time;
    struct task *task;

    list_for_each (task, &process->tasks, process_link)
        time += task_system_time(task);
    return time;
}

/* ---- CPU clocks ------------------------------------------------------------------------------ */

static int find_thread(pid_t tid, struct cpu_clock *out)
{
    struct task *task = tid ? task_find(tid) : current;

    if (!task || task->process != current_process())
        return -EINVAL;
    out->task = task;
    out->process = task->process;
    return 0;
}

static int find_process(pid_t pid, bool reading, struct cpu_clock *out)
{
    out->task = NULL;
    if (pid == 0 || (reading && pid == current->tid))
        out->process = current_process();
    else
        out->process = process_find(pid);
    return out->process && out->process->state == PROCESS_ALIVE ? 0 : -EINVAL;
}

int cpu_clock_find(clockid_t clock, bool reading, struct cpu_clock *out)
{
    out->kind = CPUCLOCK_SCHED;
    if (clock == CLOCK_PROCESS_CPUTIME_ID)
        return find_process(0, reading, out);
    if (clock == CLOCK_THREAD_CPUTIME_ID)
        return find_thread(0, out);
    out->kind = clock & 3;
    if (clock >= 0 || out->kind > CPUCLOCK_SCHED)
        return -EINVAL;
    if (clock & CPUCLOCK_PERTHREAD)
        return find_thread(~(clock >> 3), out);
    return find_process(~(clock >> 3), reading, out);
}

uint64_t cpu_clock_read(const struct cpu_clock *clock)
{
    uint64_t user, system;

    if (clock->task) {
        user = task_user_time(clock->task);
        system = task_system_time(clock->task);
    } else {
        user = process_user_time(clock->process);
        system = process_system_time(clock->process);
    }
    return clock->kind == CPUCLOCK_VIRT ? user : user + system;
}

/* ---- Timers on them -------------------------------------------------------------------------- */

void cpu_timer_init(struct cpu_timer *timer, const struct cpu_clock *clock,
                    void (*fire)(struct cpu_timer *))
{
    timer->clock = *clock;
    timer->when = 0;
    timer->fire = fire;
    list_init(&timer->link);
    process_get(clock->process);
    if (clock->task)
        task_get(clock->task);
}

int cpu_timer_set(struct cpu_timer *timer, uint64_t when)
{
    struct process *process = timer->clock.process;
    struct itimers *itimers;

    cpu_timer_cancel(timer);
    timer->when = when;
    if (process->state != PROCESS_ALIVE)
        return 0; /* its clock stands still: it will never fire */
    itimers = itimers_get(process);
    if (!itimers)
        return -ENOMEM;
    list_add_tail(&itimers->cpu_timers, &timer->link);
    sched_timer_changed();
    return 0;
}

void cpu_timer_cancel(struct cpu_timer *timer)
{
    list_remove(&timer->link);
}

void cpu_timer_destroy(struct cpu_timer *timer)
{
    cpu_timer_cancel(timer);
    if (timer->clock.task)
        task_put(timer->clock.task);
    process_put(timer->clock.process);
}

/* ---- The check ------------------------------------------------------------------------------- */

bool cpu_time_is_watched(const struct task *task)
{
    const struct process *process = task->process;
    const struct itimers *itimers = process->itimers;

    if (process->limits[RLIMIT_CPU].rlim_cur != RLIM_INFINITY && process->pid != 0)
        return true;
    return itimers &&
           (itimers->virtual.expires || itimers->prof.expires || !list_empty(&itimers->cpu_timers));
}

static void check_cpu_itimer(struct process *process, struct cpu_itimer *timer, uint64_t time,
                             int signal)
{
    if (!timer->expires || time < timer->expires)
        return;
    timer->expires = timer->interval ? timer->expires + timer->interval : 0;
    signal_send_kernel(process, signal);
}

/* setrlimit(2): SIGXCPU at the soft limit and each second on; SIGKILL at the hard one. */
static void check_limit(struct process *process, uint64_t time)
{
    struct rlimit *limit = &process->limits[RLIMIT_CPU];

    if (limit->rlim_max != RLIM_INFINITY && time / NSEC_PER_SEC >= limit->rlim_max) {
        signal_send_kernel(process, SIGKILL);
    } else if (limit->rlim_cur != RLIM_INFINITY && time / NSEC_PER_SEC >= limit->rlim_cur) {
        limit->rlim_cur++;
        signal_send_kernel(process, SIGXCPU);
    }
}

static void check_timers(struct itimers *itimers)
{
    struct cpu_timer *timer, *next;
    struct list due = LIST_INIT(due);

    list_for_each_safe (timer, next, &itimers->cpu_timers, link) {
        if (cpu_clock_read(&timer->clock) < timer->when)
            continue;
        list_remove(&timer->link);
        list_add_tail(&due, &timer->link);
    }
    while (!list_empty(&due)) {
        timer = list_first(&due, struct cpu_timer, link);
        list_remove(&timer->link);
        timer->fire(timer);
    }
}

void cpu_time_check(struct task *task)
{
    struct process *process = task->process;
    struct itimers *itimers = process->itimers;
    uint64_t user, total;

    if (!cpu_time_is_watched(task))
        return;
    user = process_user_time(process);
    total = user + process_system_time(process);
    check_limit(process, total);
    if (!itimers)
        return;
    check_cpu_itimer(process, &itimers->virtual, user, SIGVTALRM);
    check_cpu_itimer(process, &itimers->prof, total, SIGPROF);
    check_timers(itimers);
}
