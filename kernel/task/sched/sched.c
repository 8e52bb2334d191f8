/*
 * The scheduler. Each CPU has a queue for every priority; FIFO and RR tasks use 1–99, all others 0.
 * The running task is on no queue. A time slice ends at slice_end, by the CPU's timer, which also
 * fires timeouts; a CPU with one runnable task and no timeout gets no interrupts at all.
 */
#include "task/sched/sched.h"

#include "abi/sched.h"
#include "arch/arch.h"
#include "debug/debug.h"
#include "task/process.h"
#include "task/sched/lock.h"
#include "task/sched/runqueue.h"
#include "task/task.h"
#include "time/clock.h"
#include "time/cpu_time.h"
#include "time/timeout.h"

#define SLICE           (10 * NSEC_PER_MSEC)
#define ACCOUNTING_TICK (4 * NSEC_PER_MSEC) /* while CPU-time timers or limits watch the task */

static struct runqueue queues[CPU_MAX];

void sched_init(void)
{
    for (unsigned i = 0; i < CPU_MAX; i++)
        runqueue_init(&queues[i]);
}

static struct runqueue *queue_of(const struct task *task)
{
    return &queues[task->cpu->id];
}

/* ---- The timer ------------------------------------------------------------------------------- */

/*
 * The next interrupt this CPU needs while it runs task: a timeout, the slice's end if anyone waits,
 * the CPU-time check. One that is programmed too early only costs a look at the clock.
 */
static void program_timer(struct cpu *cpu, const struct task *task)
{
    ktime_t when = timeout_next();

    if (task != cpu->idle) {
        if (!runqueue_empty(&queues[cpu->id]) && task->policy != SCHED_FIFO)
            when = MIN(when, task->slice_end);
        if (unlikely(cpu_time_is_watched(task)))
            when = MIN(when, clock_monotonic() + ACCOUNTING_TICK);
    }
    if (when < cpu->timer_programmed) {
        cpu->timer_programmed = when;
        arch_timer_set(when);
    }
}

void sched_timer_changed(void)
{
    program_timer(this_cpu(), current);
}

void sched_tick(void)
{
    struct cpu *cpu = this_cpu();
    ktime_t now = clock_monotonic();

    cpu->timer_programmed = KTIME_NEVER;
    timeout_run(now);
    if (cpu->task != cpu->idle) {
        cpu_time_check(cpu->task);
        if (now >= cpu->task->slice_end && cpu->task->policy != SCHED_FIFO &&
            !runqueue_empty(&queues[cpu->id]))
            cpu->need_resched = true;
    }
    program_timer(cpu, cpu->task);
}

/* ---- CPU time -------------------------------------------------------------------------------- */

static uint64_t time_since_last(struct cpu *cpu)
{
    uint64_t now = arch_tsc(), ticks = now - cpu->accounted_tsc;

    cpu->accounted_tsc = now;
    return ticks;
}

void sched_account_user(void)
{
    struct cpu *cpu = this_cpu();

    cpu->task->user_ticks += time_since_last(cpu);
}

void sched_account_system(void)
{
    struct cpu *cpu = this_cpu();

    cpu->task->system_ticks += time_since_last(cpu);
}

/* ---- Waking ---------------------------------------------------------------------------------- */

/* A task of higher priority preempts; an equal one waits for the slice's end. */
static void preempt_if_better(struct task *task)
{
    struct cpu *cpu = task->cpu;

    if (cpu->task == cpu->idle || task->priority > cpu->task->priority) {
        cpu->need_resched = true;
        arch_kick(cpu);
    } else if (cpu == this_cpu()) {
        sched_timer_changed();
    }
}

void task_wake(struct task *task)
{
    if (task->state != TASK_SLEEPING && task->state != TASK_NEW)
        return;
    if (task->state == TASK_NEW)
        task->cpu = this_cpu();
    task->state = TASK_RUNNABLE;
    if (task->running) /* it is on its way into schedule() and will find itself runnable */
        return;
    runqueue_add(queue_of(task), task);
    preempt_if_better(task);
}

/* ---- Switching ------------------------------------------------------------------------------- */

static void start_slice(struct task *task, ktime_t now)
{
    /* nice 0 gets SLICE; 19 gets a tenth of it, -20 about twice. */
    uint64_t slice = SLICE * (uint64_t)(21 - task->nice) / 21;

    task->slice_end = now + MAX(slice, SLICE / 10);
}

/* Task, whose stack we have left, may be run elsewhere or freed from here on. */
static void finish_switch(struct task *previous)
{
    previous->running = false;
    if (previous->state == TASK_DEAD)
        task_put(previous);
}

static struct task *pick_next(struct cpu *cpu)
{
    struct task *next = runqueue_take(&queues[cpu->id]);

    return next ? next : cpu->idle;
}

void schedule(void)
{
    struct cpu *cpu = this_cpu();
    struct task *previous = cpu->task, *next;
    ktime_t now = clock_monotonic();

    assert(kernel_lock_held());
    cpu->need_resched = false;
    sched_account_system();
    if (previous->state == TASK_RUNNABLE && previous != cpu->idle) {
        runqueue_add(&queues[cpu->id], previous);
        previous->involuntary_switches++;
    } else {
        previous->voluntary_switches++;
    }
    next = pick_next(cpu);
    start_slice(next, now);
    program_timer(cpu, next);
    if (next != previous) {
        next->running = true;
        next->cpu = cpu;
        cpu->switched_from = previous;
        arch_switch(previous, next);
        sched_after_switch();
    }
}

void sched_after_switch(void)
{
    finish_switch(this_cpu()->switched_from);
}

void task_yield(void)
{
    schedule();
}

bool sched_point(void)
{
    arch_interrupt_window();
    if (this_cpu()->need_resched && current->state == TASK_RUNNABLE)
        schedule();
    return signal_fatal_pending(current);
}

void sched_idle(void)
{
    for (;;) {
        struct cpu *cpu = this_cpu();

        if (cpu->need_resched || !runqueue_empty(&queues[cpu->id])) {
            schedule();
        } else {
            sched_timer_changed(); /* a device's interrupt may have set a timeout */
            arch_idle();
        }
    }
}

void sched_set_priority(struct task *task, int policy, int priority)
{
    bool queued = task->state == TASK_RUNNABLE && !task->running;

    if (queued)
        runqueue_remove(queue_of(task), task);
    task->policy = policy;
    task->priority = priority;
    if (queued)
        runqueue_add(queue_of(task), task);
    this_cpu()->need_resched = true;
}

unsigned sched_runnable_count(void)
{
    unsigned count = 0;

    for (unsigned i = 0; i < cpu_count; i++)
        count += queues[i].count + (cpus[i]->task != cpus[i]->idle);
    return count;
}
