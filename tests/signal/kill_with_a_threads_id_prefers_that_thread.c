/*
 * kill(2) takes a process id; Linux finds a process by the id of any of its threads, too. The
 * signal is the process's, but that thread comes first.
 */
#include "support.h"

static volatile pid_t handled_by;
static int ready[2];
static volatile pid_t other;

static void note_thread(int signal)
{
    (void)signal;
    handled_by = thread_id();
}

static void *wait_for_signals(void *arg)
{
    other = thread_id();
    if (arg)
        block_signal(SIGUSR1);
    tell(ready[1]);
    for (;;)
        pause();
    return NULL;
}

static void start(void *arg)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, wait_for_signals, arg) != 0)
        bail_out("no thread");
    await(ready[0]);
    wait_until_asleep(other);
}

int main(void)
{
    make_pipe(ready);
    set_simple_action(SIGUSR1, note_thread);
    start(NULL);
    is_int(kill(other, SIGUSR1), 0, "kill takes a thread's id");
    while (!handled_by)
        sched_yield();
    ok(handled_by == other, "its handler runs in that thread, not in the main one");
    wait_until_asleep(other); /* on its way out of the handler it would take any shared signal */
    handled_by = 0;
    kill(getpid(), SIGUSR1);
    ok(handled_by == getpid(), "with the process's id it runs in the main one");
    start("");
    handled_by = 0;
    kill(other, SIGUSR1);
    while (!handled_by)
        sched_yield();
    ok(handled_by != other, "a thread that blocks it leaves it to another");
    return done_testing();
}
