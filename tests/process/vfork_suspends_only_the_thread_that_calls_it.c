/*
 * vfork(2), clone(2) CLONE_VFORK: "the execution of the calling process is suspended" - in fact
 * only the calling thread's: the others run on. A fatal signal ends it all the same.
 */
#include "support.h"

static int gate[2];
static volatile pid_t caller, child;
static volatile int after;

static void *call_vfork(void *unused)
{
    caller = thread_id();
    child = vfork();
    if (child == 0) {
        char byte;

        read(gate[0], &byte, 1);
        _exit(3);
    }
    after = 1;
    return unused;
}

static void be_killed_in_vfork(void)
{
    pthread_t thread;

    caller = 0;
    pthread_create(&thread, NULL, call_vfork, NULL);
    while (!caller)
        sched_yield();
    wait_until_state(caller, 'D');
    raise(SIGTERM);
}

int main(void)
{
    pthread_t thread;

    make_pipe(gate);
    pthread_create(&thread, NULL, call_vfork, NULL);
    while (!caller)
        sched_yield();
    is_int(wait_until_state(caller, 'D'), 0, "the caller sleeps until its child lets go");
    is_int(after, 0, "it has not returned, though this thread runs");
    tell(gate[1]);
    pthread_join(thread, NULL);
    is_int(after, 1, "it has, once the child has ended");
    is_exit(wait_for(child), 3, "any thread may wait for that child");
    is_killed(run_child(be_killed_in_vfork), SIGTERM, "a fatal signal ends a thread in vfork");
    return done_testing();
}
