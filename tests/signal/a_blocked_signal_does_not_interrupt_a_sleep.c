/* POSIX 2.4.1: a blocked signal is not delivered, so no call is interrupted by it. */
#include "interrupt.h"

static int fds[2];

static long call(void)
{
    char byte;
    long n;

    block_signal(SIGUSR1);
    n = read(fds[0], &byte, 1);
    return is_pending(SIGUSR1) ? n : -2;
}

int main(void)
{
    pid_t child;

    make_pipe(fds);
    child = start_call(call, 0);
    for (int i = 0; i < 10; i++) {
        kill(child, SIGUSR1);
        sched_yield();
    }
    is_int(task_state(child), 'S', "it sleeps on");
    tell(fds[1]);
    is_int(end_call(child), 0, "no handler ran");
    is_int(call_result, 1, "the call succeeded, and the signal is pending");
    return done_testing();
}
