/* sched(7): SCHED_OTHER shares the CPU among those who want it: one that only waits and answers is
 * not held up, each time, for a time slice of one that computes. */
#include "support.h"

#define ROUNDS 500 /* each has two waits: with 10 ms for each of them they would take 10 s */

static int there[2], back[2], ready[2];

static void share_one_cpu(void)
{
    cpu_set_t all, one;
    int cpu = 0;

    sched_getaffinity(0, sizeof all, &all);
    while (!CPU_ISSET(cpu, &all))
        cpu++;
    CPU_ZERO(&one);
    CPU_SET(cpu, &one);
    ok(sched_setaffinity(0, sizeof one, &one) == 0, "all run on one CPU");
}

static void compute(void)
{
    tell(ready[1]);
    for (volatile unsigned long i = 0;; i++)
        continue;
}

static void answer(void)
{
    while (await(there[0]))
        tell(back[1]);
}

int main(void)
{
    struct rusage usage;
    pid_t computes;
    int rounds = 0;

    share_one_cpu();
    make_pipe(there);
    make_pipe(back);
    make_pipe(ready);
    start_child(answer);
    computes = start_child(compute);
    ok(await(ready[0]), "one of them computes");
    for (tell(there[1]); await(back[0]) && ++rounds < ROUNDS; tell(there[1]))
        continue;
    is_int(rounds, ROUNDS, "each question was answered");
    kill(computes, SIGKILL);
    wait4(computes, NULL, 0, &usage);
    fprintf(stderr, "# the one that computes had %ld.%06ld s\n", (long)usage.ru_utime.tv_sec,
            (long)usage.ru_utime.tv_usec);
    ok(usage.ru_utime.tv_sec < 4, "it did not have a slice for each of them");
    return done_testing();
}
