/*
 * The scheduler. Each CPU has a queue for every priority; FIFO and RR tasks use 1–99, all others 0.
 * The running task is on no queue.
 *
 * Who has stood in line has a time slice. What a task leaves of it when it sleeps it has when it
 * wakes, and then goes before those who stand in line: it waits for nobody who only computes, and
 * keeps nobody waiting for longer than its slice. The slice's end comes by the CPU's timer, which
 * also fires timeouts; a CPU with one runnable task and no timeout gets no interrupts at all.
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
#define SLICE_MIN       (1 * NSEC_PER_MSEC) /* before an equal task that wakes takes the CPU */
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
            when = MIN(when, cpu->slice_end);
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
        if (now >= cpu->slice_end && cpu->task->policy != SCHED_FIFO &&
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

static ktime_t full_slice(const struct task *task)
{
    if (task->policy == SCHED_RR)
        return SCHED_RR_INTERVAL;
    /* nice 0 gets SLICE; 19 gets a tenth of it, -20 about twice. */
    return MAX(SLICE * (ktime_t)(21 - task->nice) / 21, SLICE / 10);
}

/* A runnable task joins its queue: at the end, where it gets a new slice if it has none left; or at
 * the head, to use what it has. */
static void line_up(struct task *task, bool first)
{
    if (task->slice_left == 0)
        task->slice_left = full_slice(task);
    if (first)
        runqueue_add_first(queue_of(task), task);
    else
        runqueue_add(queue_of(task), task);
}

static void preempt(struct cpu *cpu)
{
    cpu->need_resched = true;
    arch_kick(cpu);
}

/* Task woke. One of higher priority preempts at once; an equal one that goes first, once the other
 * has run for SLICE_MIN. */
static void preempt_if_better(const struct task *task, bool first)
{
    struct cpu *cpu = task->cpu;

    if (cpu->task == cpu->idle || task->priority > cpu->task->priority) {
        preempt(cpu);
        return;
    }
    if (first && task->priority == cpu->task->priority) {
        cpu->slice_end = MIN(cpu->slice_end, cpu->slice_start + SLICE_MIN);
        if (clock_monotonic() >= cpu->slice_end) {
            preempt(cpu);
            return;
        }
    }
    if (cpu == this_cpu())
        sched_timer_changed();
}

void task_wake(struct task *task)
{
    bool first;

    if (task->state != TASK_SLEEPING && task->state != TASK_NEW)
        return;
    if (task->state == TASK_NEW)
        task->cpu = this_cpu();
    task->state = TASK_RUNNABLE;
    if (task->running) /* it is on its way into schedule() and will find itself runnable */
        return;
    first = task->priority == 0 && task->slice_left > 0;
    line_up(task, first);
    preempt_if_better(task, first);
}

/* ---- Switching ------------------------------------------------------------------------------- */

static void start_slice(struct cpu *cpu, const struct task *task, ktime_t now)
{
    cpu->slice_start = now;
    cpu->slice_end = now + task->slice_left;
}

/* Takes from task's slice what it has used of it; a FIFO task has no slice. */
static void charge_slice(const struct cpu *cpu, struct task *task, ktime_t now)
{
    ktime_t used = now - cpu->slice_start;

    if (task->policy != SCHED_FIFO)
        task->slice_left = used < task->slice_left ? task->slice_left - used : 0;
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
    charge_slice(cpu, previous, now);
    if (previous->state == TASK_RUNNABLE && previous != cpu->idle) {
        /* sched(7): a realtime task that was preempted stays at the head of its queue. */
        line_up(previous, previous->priority > 0 && previous->slice_left > 0);
        previous->involuntary_switches++;
    } else {
        previous->voluntary_switches++;
    }
    next = pick_next(cpu);
    start_slice(cpu, next, now);
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
    current->slice_left = 0;
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
