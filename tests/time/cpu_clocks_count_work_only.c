/* clock_gettime(2): CLOCK_PROCESS_CPUTIME_ID and CLOCK_THREAD_CPUTIME_ID count work, not sleep. */
#include "support.h"

static long long nanoseconds(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static volatile int stop;

static void *spin(void *unused)
{
    while (!stop)
        ;
    return unused;
}

int main(void)
{
    long long process = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
    long long thread, wall;
    pthread_t other;

    while (nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - process < 3000000)
        ;
    ok(1, "work is counted");
    process = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
    wall = nanoseconds(CLOCK_MONOTONIC);
    usleep(50000);
    process = nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - process;
    wall = nanoseconds(CLOCK_MONOTONIC) - wall;
    ok(process < wall / 2, "sleep is not");
    thread = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
    process = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
    pthread_create(&other, NULL, spin, NULL);
    while (nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - process
           - (nanoseconds(CLOCK_THREAD_CPUTIME_ID) - thread) < 3000000)
        sched_yield();
    stop = 1;
    pthread_join(other, NULL);
    ok(1, "another thread's work is in the process's time, not in this thread's");
    return done_testing();
}
