/*
 * Exhausted memory. Who happens to touch one page too many is often not who took the rest: the
 * process with the largest resident set goes (oom_score_adj counts in), and whoever shares its
 * address space; of equals, the youngest. Page faults of users fail while the kernel still has a
 * reserve (mm/page.h), so that the victim can end.
 */
#include "task/oom.h"

#include "abi/signal.h"
#include "arch/arch.h"
#include "debug/debug.h"
#include "mm/aspace.h"
#include "mm/page.h"
#include "signal/signal.h"
#include "task/process.h"
#include "task/task.h"

struct search {
    struct process *victim;
    int64_t badness;
};

/* A dump may wait for memory itself: whoever reads it is short of it. */
static bool is_dying(const struct process *process)
{
    const struct task *task = process->signals.dumper;

    if (task)
        return signal_fatal_pending(task);
    list_for_each (task, &process->tasks, process_link)
        if (signal_fatal_pending(task))
            return true;
    return false;
}

int64_t oom_badness(const struct process *process)
{
    struct aspace_usage usage;

    aspace_usage(process->aspace, &usage);
    return (int64_t)usage.resident_pages +
           process->oom_score_adj * (int64_t)page_stats().total / OOM_SCORE_ADJ_MAX;
}

/* Returns 1, the end of the search, if somebody is on the way out. */
static int consider(struct process *process, void *argument)
{
    struct search *search = argument;
    int64_t badness;

    if (!process->aspace || process->aspace == init_process->aspace)
        return 0;
    if (is_dying(process))
        return 1;
    if (process->oom_score_adj == OOM_SCORE_ADJ_MIN)
        return 0;
    badness = oom_badness(process);
    if (badness >= search->badness) {
        search->victim = process;
        search->badness = badness;
    }
    return 0;
}

/* One that dies already may stand in PTRACE_EVENT_EXIT with all its memory: the stop ends. */
static int kill_sharer(struct process *process, void *aspace)
{
    if (process->aspace != aspace)
        return 0;
    signal_send_kernel(process, SIGKILL);
    if (!process->signals.dumper)
        signal_kill_threads(process, NULL);
    return 0;
}

void oom_kill(void)
{
    struct search search = { NULL, -(1l << 62) };
    struct aspace_usage usage;

    this_cpu()->need_resched = true;
    if (process_for_each(consider, &search))
        return;
    if (!search.victim && current_process() != init_process)
        search.victim = current_process();
    if (!search.victim)
        return;
    aspace_usage(search.victim->aspace, &usage);
    klog("out of memory: killed process %d (%s), which had %lu KiB", search.victim->pid,
         search.victim->leader->name, usage.resident_pages << (PAGE_SHIFT - 10));
    process_for_each(kill_sharer, search.victim->aspace);
}
