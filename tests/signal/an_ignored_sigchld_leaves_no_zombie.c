/*
 * POSIX, sigaction(): SIGCHLD set to SIG_IGN: children do not become zombies; wait() blocks until
 * all have ended and then fails with ECHILD.
 */
#include "support.h"

static int gate[2];

static void wait_for_the_gate(void)
{
    await(gate[0]);
    _exit(5);
}

static void waiter(void)
{
    pid_t child;
    int status = 0;

    ignore_signal(SIGCHLD);
    child = start_child(wait_for_the_gate);
    if (waitpid(child, &status, WNOHANG) != 0)
        _exit(1);
    if (waitpid(child, &status, 0) != -1 || errno != ECHILD)
        _exit(2);
    if (kill(child, 0) != -1 || errno != ESRCH)
        _exit(3);
}

int main(void)
{
    pid_t child;

    make_pipe(gate);
    child = start_child(waiter);
    wait_until_asleep(child);
    tell(gate[1]);
    is_exit(wait_for(child), 0, "wait blocks until the child ended, then gives ECHILD; no zombie");
    return done_testing();
}
