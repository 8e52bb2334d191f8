/*
 * sched_yield(2), sched_getaffinity(2), sched_getscheduler(2), getpriority(2): the usual questions
 * have the usual answers.
 */
#include "support.h"

int main(void)
{
    struct sched_param parameters = { 7 };
    struct timespec interval;
    cpu_set_t set;

    is_int(sched_yield(), 0, "sched_yield");
    CPU_ZERO(&set);
    is_int(sched_getaffinity(0, sizeof set, &set), 0, "sched_getaffinity");
    ok(CPU_COUNT(&set) >= 1, "there is a CPU");
    ok(CPU_ISSET(sched_getcpu(), &set), "the current one is among them");
    is_int(sched_setaffinity(0, sizeof set, &set), 0, "sched_setaffinity to the same");
    CPU_ZERO(&set);
    fails_with(sched_setaffinity(0, sizeof set, &set), EINVAL, "to no CPU is EINVAL");
    is_int(sched_getscheduler(0), SCHED_OTHER, "the policy is SCHED_OTHER");
    is_int(sched_getparam(0, &parameters), 0, "sched_getparam");
    is_int(parameters.sched_priority, 0, "the priority is 0");
    is_int(sched_get_priority_max(SCHED_FIFO), 99, "SCHED_FIFO goes up to 99");
    is_int(sched_get_priority_min(SCHED_FIFO), 1, "from 1");
    is_int(sched_rr_get_interval(0, &interval), 0, "sched_rr_get_interval");
    fails_with(sched_getscheduler(999999), ESRCH, "of nobody is ESRCH");
    fails_with(sched_getaffinity(999999, sizeof set, &set), ESRCH, "affinity of nobody is ESRCH");
    return done_testing();
}
