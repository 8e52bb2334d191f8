/*
 * pthread_create(3): a thousand threads at the same time, each with a signal of its own pending;
 * a process-directed signal still finds the one that does not block it, and exit ends them all.
 */
#include "support.h"

#define COUNT 1000

static pthread_barrier_t all_here;
static pthread_mutex_t closed = PTHREAD_MUTEX_INITIALIZER;
static volatile int wrong, handled_by;
static volatile pid_t the_one;

static void note(int signal)
{
    (void)signal;
    handled_by = thread_id();
}

static void *live(void *argument)
{
    intptr_t index = (intptr_t)argument;
    sigset_t set = set_of(SIGRTMIN);
    siginfo_t info;

    pthread_sigqueue(pthread_self(), SIGRTMIN, (union sigval){ .sival_int = index });
    if (index == COUNT / 2)
        the_one = thread_id();
    pthread_barrier_wait(&all_here);
    if (index == COUNT / 2) {
        unblock_signal(SIGUSR1);
        while (!handled_by)
            sched_yield();
    }
    if (sigwaitinfo(&set, &info) != SIGRTMIN || info.si_value.sival_int != index)
        __atomic_add_fetch(&wrong, 1, __ATOMIC_SEQ_CST);
    pthread_mutex_lock(&closed);
    pthread_mutex_unlock(&closed);
    return argument;
}

static void start(pthread_t *threads)
{
    pthread_attr_t attributes;

    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 65536);
    pthread_barrier_init(&all_here, NULL, COUNT + 1);
    for (intptr_t i = 0; i < COUNT; i++)
        if (pthread_create(&threads[i], &attributes, live, (void *)i) != 0)
            bail_out("thread %d cannot be made", (int)i);
    pthread_barrier_wait(&all_here);
}

static void exit_with_all(void)
{
    static pthread_t threads[COUNT];

    pthread_mutex_lock(&closed);
    handled_by = 1;
    start(threads);
    exit(6);
}

int main(void)
{
    static pthread_t threads[COUNT];
    int joined = 0;

    block_signal(SIGRTMIN);
    block_signal(SIGUSR1);
    set_simple_action(SIGUSR1, note);
    pthread_mutex_lock(&closed);
    start(threads);
    is_int(atoi(status_field(getpid(), "Threads")), COUNT + 1, "a thousand and one threads");
    kill(getpid(), SIGUSR1);
    while (!handled_by)
        sched_yield();
    ok(handled_by == the_one, "the only one with SIGUSR1 unblocked handles it");
    pthread_mutex_unlock(&closed);
    for (intptr_t i = 0; i < COUNT; i++) {
        void *result;

        pthread_join(threads[i], &result);
        joined += result == (void *)i;
    }
    is_int(joined, COUNT, "each is joined and gives its result");
    is_int(wrong, 0, "each took its own signal");
    is_exit(run_child(exit_with_all), 6, "exit ends a thousand threads");
    return done_testing();
}
