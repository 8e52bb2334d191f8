/*
 * sigaction() while another process sends: each signal runs one of the two handlers, none is lost
 * or kills.
 */
#include "support.h"

static volatile int first_runs, second_runs;

static void first(int signal)
{
    (void)signal;
    first_runs++;
}

static void second(int signal)
{
    (void)signal;
    second_runs++;
}

int main(void)
{
    pid_t parent = getpid(), child;
    int done[2], sent = 0;
    struct pollfd answer;

    make_pipe(done);
    set_simple_action(SIGRTMIN, first);
    child = fork();
    if (child == 0) {
        for (int i = 0; i < 300; i++)
            queue_int(parent, SIGRTMIN, i);
        tell(done[1]);
        _exit(0);
    }
    answer = (struct pollfd){ .fd = done[0], .events = POLLIN };
    while (!sent) {
        set_simple_action(SIGRTMIN, second);
        set_simple_action(SIGRTMIN, first);
        sent = poll(&answer, 1, 0) == 1;
    }
    wait_for(child);
    is_int(first_runs + second_runs, 300, "three hundred signals ran three hundred handlers");
    return done_testing();
}
