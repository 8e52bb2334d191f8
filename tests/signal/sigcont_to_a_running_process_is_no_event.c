/*
 * wait(2): WCONTINUED is for "children that have been resumed": SIGCONT to a process that is not
 * stopped tells the parent nothing.
 */
#include "support.h"

static void sleep_for_ever(void)
{
    for (;;)
        pause();
}

int main(void)
{
    pid_t child = start_child(sleep_for_ever);
    int status;

    block_signal(SIGCHLD);
    kill(child, SIGCONT);
    is_int(waitpid(child, &status, WCONTINUED | WNOHANG), 0, "there is no continuation to see");
    ok(!is_pending(SIGCHLD), "and no SIGCHLD");
    kill(child, SIGSTOP);
    waitpid(child, &status, WUNTRACED);
    kill(child, SIGSTOP);
    kill(child, SIGTSTP);
    for (int i = 0; i < 20; i++)
        sched_yield();
    is_int(waitpid(child, &status, WUNTRACED | WNOHANG), 0, "a second stop is no event either");
    end_child(child);
    return done_testing();
}
