/*
 * Exhausted memory. Who happens to touch one page too many is often not who took the rest: the
 * process with the largest resident set goes, and whoever shares its address space; of equals, the
 * youngest. Page faults of users fail while the kernel still has a reserve (mm/page.h), so that the
 * victim can end.
 */
#include "task/oom.h"

#include "abi/signal.h"
#include "arch/arch.h"
#include "debug/debug.h"
#include "mm/aspace.h"
#include "signal/signal.h"
#include "task/process.h"
#include "task/task.h"

struct search {
    struct process *victim;
    uint64_t pages;
};

static bool is_dying(const struct process *process)
{
    const struct task *task;

    list_for_each (task, &process->tasks, process_link)
        if (signal_fatal_pending(task))
            return true;
    return false;
}

/* Returns 1, the end of the search, if somebody is on the way out. */
static int consider(struct process *process, void *argument)
{
    struct search *search = argument;
    struct aspace_usage usage;

    if (!process->aspace || process->aspace == init_process->aspace)
        return 0;
    if (is_dying(process))
        return 1;
    aspace_usage(process->aspace, &usage);
    if (usage.resident_pages >= search->pages) {
        search->victim = process;
        search->pages = usage.resident_pages;
    }
    return 0;
}

static int kill_sharer(struct process *process, void *aspace)
{
    if (process->aspace == aspace)
        signal_send_kernel(process, SIGKILL);
    return 0;
}

void oom_kill(void)
{
    struct search search = { NULL, 0 };

    this_cpu()->need_resched = true;
    if (process_for_each(consider, &search) || !search.victim)
        return;
    klog("out of memory: killed process %d (%s), which had %lu KiB", search.victim->pid,
         search.victim->leader->name, search.pages << (PAGE_SHIFT - 10));
    process_for_each(kill_sharer, search.victim->aspace);
}
