/*
 * vfork(2): the caller's sleep is not interrupted by a stop: the other threads stop, but the
 * process counts as stopped only when the child has let go and the last thread has stopped, too.
 */
#include "support.h"

static int let_go[2], ready[2];
static volatile pid_t caller;

static void *call_vfork(void *unused)
{
    caller = thread_id();
    if (vfork() == 0) {
        char byte;

        read(let_go[0], &byte, 1);
        _exit(0);
    }
    return unused;
}

static void stop_in_vfork(void)
{
    pthread_t thread;

    pthread_create(&thread, NULL, call_vfork, NULL);
    while (!caller)
        sched_yield();
    wait_until_state(caller, 'D');
    tell(ready[1]);
    for (;;)
        pause();
}

int main(void)
{
    int status = 0;
    pid_t child;

    make_pipe(let_go);
    make_pipe(ready);
    child = start_child(stop_in_vfork);
    await(ready[0]);
    kill(child, SIGSTOP);
    is_int(wait_until_state(child, 'T'), 0, "the first thread is stopped");
    is_int(waitpid(child, &status, WUNTRACED | WNOHANG), 0, "the process is not");
    tell(let_go[1]);
    is_stopped(waitpid(child, &status, WUNTRACED) == child ? status : -1, SIGSTOP,
               "it is when vfork is over");
    end_child(child);
    return done_testing();
}
