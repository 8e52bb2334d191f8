/*
 * POSIX 2.4.1: a signal is delivered to a process that makes no system call at all: on the return
 * from an interrupt.
 */
#include "support.h"

static volatile sig_atomic_t told;
static int ready[2];

static void stop_spinning(int signal)
{
    (void)signal;
    told = 1;
}

static void spin(void)
{
    set_simple_action(SIGUSR1, stop_spinning);
    tell(ready[1]);
    while (!told)
        ;
    _exit(12);
}

static void spin_for_ever(void)
{
    tell(ready[1]);
    for (;;)
        ;
}

int main(void)
{
    pid_t child;

    make_pipe(ready);
    child = start_child(spin);
    await(ready[0]);
    kill(child, SIGUSR1);
    is_exit(wait_for(child), 12, "another process's kill reaches its handler");
    child = start_child(spin_for_ever);
    await(ready[0]);
    kill(child, SIGTERM);
    is_killed(wait_for(child), SIGTERM, "a default action ends it");
    child = start_child(spin_for_ever);
    await(ready[0]);
    kill(child, SIGSTOP);
    int status;
    ok(waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status), "SIGSTOP stops it");
    end_child(child);
    return done_testing();
}
