/*
 * getrusage(2), times(2): RUSAGE_CHILDREN and tms_cutime are those of "children ... that have
 * terminated and been waited for", with their waited-for descendants.
 */
#include "support.h"
#include <sys/times.h>

#define WORK 30000 /* microseconds of CPU time */

static long microseconds(struct rusage usage)
{
    return usage.ru_utime.tv_sec * 1000000L + usage.ru_utime.tv_usec
           + usage.ru_stime.tv_sec * 1000000L + usage.ru_stime.tv_usec;
}

static long used(int who)
{
    struct rusage usage;

    getrusage(who, &usage);
    return microseconds(usage);
}

static void work(void)
{
    while (used(RUSAGE_SELF) < WORK)
        ;
}

static void let_a_child_work(void)
{
    run_child(work);
}

int main(void)
{
    struct rusage usage;
    siginfo_t info;
    struct tms times_used;
    clock_t before, after;
    pid_t pid;
    int status;

    before = times(&times_used);
    is_int(times_used.tms_cutime + times_used.tms_cstime, 0, "without children there is none");
    is_int(used(RUSAGE_CHILDREN), 0, "for getrusage too");
    pid = start_child(work);
    waitid(P_PID, pid, &info, WEXITED | WNOWAIT);
    is_int(used(RUSAGE_CHILDREN), 0, "a child that only ended does not count");
    wait4(pid, &status, 0, &usage);
    ok(microseconds(usage) >= WORK, "wait4 tells what it used");
    ok(used(RUSAGE_CHILDREN) >= WORK, "then it counts");
    times(&times_used);
    ok(times_used.tms_cutime + times_used.tms_cstime >= 2, "for times too, in clock ticks");
    is_int(sysconf(_SC_CLK_TCK), 100, "of which a second has a hundred");
    run_child(let_a_child_work);
    ok(used(RUSAGE_CHILDREN) >= 2 * WORK, "a grandchild counts by its parent");
    after = times(NULL);
    ok(after > before, "times itself goes on");
    ignore_signal(SIGCHLD);
    before = used(RUSAGE_CHILDREN);
    pid = start_child(work);
    is_int(wait(NULL) == -1 && errno == ECHILD, 1, "a child that nobody waits for");
    is_int(used(RUSAGE_CHILDREN), before, "does not count");
    return done_testing();
}
