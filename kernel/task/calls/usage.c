/* What processes have used: getrusage(2), times(2). */
#include "abi/errno.h"
#include "abi/resource.h"
#include "abi/time.h"
#include "arch/usercopy.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/task.h"
#include "time/clock.h"
#include "time/cpu_time.h"

#define CLOCK_TICK (NSEC_PER_SEC / 100)

static void thread_totals(const struct task *task, struct rusage_totals *totals)
{
    *totals = (struct rusage_totals){
        .user_time = task_user_time(task),
        .system_time = task_system_time(task),
        .minor_faults = task->minor_faults,
        .major_faults = task->major_faults,
        .voluntary_switches = task->voluntary_switches,
        .involuntary_switches = task->involuntary_switches,
    };
}

long sys_getrusage(int who, struct rusage __user *out)
{
    struct rusage_totals totals;
    struct rusage usage;

    switch (who) {
    case RUSAGE_SELF: process_own_totals(current_process(), &totals); break;
    case RUSAGE_CHILDREN: totals = current_process()->waited_children; break;
    case RUSAGE_THREAD: thread_totals(current, &totals); break;
    default: return -EINVAL;
    }
    rusage_from_totals(&usage, &totals);
    return copy_to_user(out, &usage, sizeof(usage));
}

long sys_times(struct tms __user *out)
{
    const struct process *process = current_process();
    struct tms times = {
        .tms_utime = (clock_t)(process_user_time(process) / CLOCK_TICK),
        .tms_stime = (clock_t)(process_system_time(process) / CLOCK_TICK),
        .tms_cutime = (clock_t)(process->waited_children.user_time / CLOCK_TICK),
        .tms_cstime = (clock_t)(process->waited_children.system_time / CLOCK_TICK),
    };

    if (out && copy_to_user(out, &times, sizeof(times)) != 0)
        return -EFAULT;
    return (long)(clock_monotonic() / CLOCK_TICK);
}
