/*
 * signal(7): while a process is stopped, other signals wait until it is continued; SIGKILL always
 * ends it.
 */
#include "support.h"

static int ready[2], handled[2];

static void on_signal(int signal)
{
    (void)signal;
    tell(handled[1]);
}

static void sleep_and_handle(void)
{
    set_simple_action(SIGUSR1, on_signal);
    tell(ready[1]);
    for (;;)
        pause();
}

int main(void)
{
    struct pollfd answer;
    pid_t child;
    int status;

    make_pipe(ready);
    make_pipe(handled);
    answer = (struct pollfd){ .fd = handled[0], .events = POLLIN };
    child = start_child(sleep_and_handle);
    await(ready[0]);
    kill(child, SIGSTOP);
    waitpid(child, &status, WUNTRACED);
    kill(child, SIGUSR1);
    kill(child, SIGTERM);
    for (int i = 0; i < 20; i++)
        sched_yield();
    is_int(task_state(child), 'T', "SIGTERM and a handled signal leave it stopped");
    is_int(poll(&answer, 1, 0), 0, "the handler has not run");
    is_int(waitpid(child, &status, WNOHANG), 0, "nor is it dead");
    kill(child, SIGCONT);
    is_killed(wait_for(child), SIGTERM, "continued, it dies of SIGTERM");
    child = start_child(sleep_and_handle);
    await(ready[0]);
    kill(child, SIGSTOP);
    waitpid(child, &status, WUNTRACED);
    kill(child, SIGKILL);
    is_killed(wait_for(child), SIGKILL, "SIGKILL ends a stopped process without SIGCONT");
    return done_testing();
}
