/*
 * Deep queues lose nothing and keep their order. Called with a depth (by
 * the_cost_of_a_signal_does_not_depend_on_the_queue.py) it tells the cost of a signal.
 */
#include "support.h"
#include <x86intrin.h>

#define COUNT 30000

static void count_signal(int signal)
{
    (void)signal;
    caught_count++;
}

/* TSC ticks of one: sending into a queue of this depth, sending and taking another signal beside
 * it, taking from it, and handling. */
static void tell_cost(int depth)
{
    sigset_t set = set_of(SIGRTMIN), other = set_of(SIGRTMAX);
    unsigned long start = __rdtsc(), sent, beside, taken, queued, handled;

    for (int i = 0; i < depth; i++)
        queue_int(getpid(), SIGRTMIN, i);
    sent = __rdtsc();
    for (int i = 0; i < 100; i++)
        if (queue_int(getpid(), SIGRTMAX, i) != 0 || take_pending(&other, NULL) != SIGRTMAX)
            bail_out("the other signal was lost");
    beside = __rdtsc();
    for (int i = 0; i < depth; i++)
        take_pending(&set, NULL);
    taken = __rdtsc();
    for (int i = 0; i < depth; i++)
        queue_int(getpid(), SIGRTMIN, i);
    caught_count = 0;
    queued = __rdtsc();
    unblock_signal(SIGRTMIN);
    handled = __rdtsc();
    printf("%lu %lu %lu %lu\n", (sent - start) / depth, (beside - sent) / 100,
           (taken - beside) / depth, (handled - queued) / depth);
    if (caught_count != depth)
        bail_out("signals were lost");
    block_signal(SIGRTMIN);
}

static int tell_costs(int depth)
{
    struct rlimit limit = { COUNT + 5000, COUNT + 5000 };

    setrlimit(RLIMIT_SIGPENDING, &limit);
    set_simple_action(SIGRTMIN, count_signal);
    block_signal(SIGRTMIN);
    block_signal(SIGRTMAX);
    tell_cost(100); /* what is done the first time only */
    tell_cost(depth);
    return 0;
}

int main(int argc, char **argv)
{
    struct rlimit limit = { COUNT + 5000, COUNT + 5000 }, old;
    sigset_t set = set_of_two(SIGRTMIN, SIGRTMIN + 1);
    siginfo_t info;
    int wrong = 0;

    if (argc > 1)
        return tell_costs(atoi(argv[1]));
    getrlimit(RLIMIT_SIGPENDING, &old);
    if (old.rlim_cur < limit.rlim_cur && setrlimit(RLIMIT_SIGPENDING, &limit) < 0)
        skip_all("RLIMIT_SIGPENDING is too low");
    sigprocmask(SIG_BLOCK, &set, NULL);
    for (int i = 0; i < COUNT; i++)
        wrong += queue_int(getpid(), i < COUNT / 2 ? SIGRTMIN : SIGRTMIN + 1, i) != 0;
    is_int(wrong, 0, "30000 signals were queued");
    for (int i = 0; i < COUNT; i++)
        wrong += take_pending(&set, &info) <= 0 || info.si_value.sival_int != i;
    is_int(wrong, 0, "all came back in order");
    is_int(take_pending(&set, &info), -1, "and no more");
    return done_testing();
}
