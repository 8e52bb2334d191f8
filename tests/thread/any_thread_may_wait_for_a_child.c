/*
 * wait(2): "children of other threads in the same thread group" can be waited for; __WNOTHREAD
 * excludes them.
 */
#include "support.h"

static pid_t child;
static int gate[2];

static void wait_for_the_gate(void)
{
    await(gate[0]);
    _exit(4);
}

static void *fork_here(void *unused)
{
    child = start_child(wait_for_the_gate);
    return unused;
}

static int result, error;

static void *wait_here(void *unused)
{
    int status;

    result = waitpid(child, &status, __WNOTHREAD | WNOHANG);
    error = errno;
    return unused;
}

int main(void)
{
    pthread_t thread;

    make_pipe(gate);
    pthread_create(&thread, NULL, fork_here, NULL);
    pthread_join(thread, NULL);
    tell(gate[1]);
    is_exit(wait_for(child), 4, "the main thread waits for a child of a thread that has ended");
    child = start_child(wait_for_the_gate);
    pthread_create(&thread, NULL, wait_here, NULL);
    pthread_join(thread, NULL);
    ok(result == -1 && error == ECHILD, "with __WNOTHREAD another thread's child is ECHILD");
    tell(gate[1]);
    wait_for(child);
    return done_testing();
}
