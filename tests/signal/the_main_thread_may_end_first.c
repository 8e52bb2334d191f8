/*
 * pthread_exit(3): the process lives on when its main thread has ended; signals still reach it,
 * and it has one status in the end.
 */
#include "threads.h"

static int ready[2];

static void outlive_main(struct worker *self)
{
    sigset_t set = set_of(SIGUSR1);

    wait_until_state(getpid(), 'Z');
    tell(ready[1]);
    if (sigwaitinfo(&set, NULL) != SIGUSR1)
        _exit(1);
    (void)self;
    _exit(44);
}

static void end_main_first(void)
{
    static struct worker worker;

    block_signal(SIGUSR1);
    worker_start(&worker, outlive_main);
    pthread_exit(NULL);
}

int main(void)
{
    pid_t child;

    make_pipe(ready);
    child = start_child(end_main_first);
    await(ready[0]);
    is_int(waitpid(child, NULL, WNOHANG), 0, "the process has not ended with its main thread");
    is_int(kill(child, SIGUSR1), 0, "it can be signalled");
    is_exit(wait_for(child), 44, "the other thread gets the signal and ends the process");
    child = start_child(end_main_first);
    await(ready[0]);
    kill(child, SIGKILL);
    is_killed(wait_for(child), SIGKILL, "SIGKILL ends it as well");
    return done_testing();
}
