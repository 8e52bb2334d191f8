/*
 * Linux builds a frame for each deliverable signal before it goes to user mode: the first taken
 * runs last.
 */
#include "support.h"

static volatile int order[8], steps;

static void note(int signal)
{
    order[steps++] = signal;
}

int main(void)
{
    sigset_t set = set_of_two(SIGHUP, SIGUSR1);

    sigaddset(&set, SIGTERM);
    sigprocmask(SIG_BLOCK, &set, NULL);
    set_simple_action(SIGHUP, note);
    set_simple_action(SIGUSR1, note);
    set_simple_action(SIGTERM, note);
    kill(getpid(), SIGUSR1);
    kill(getpid(), SIGTERM);
    kill(getpid(), SIGHUP);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    is_int(steps, 3, "all three handlers ran");
    is_int(order[0], SIGTERM, "the highest number, on the top of the stack, ran first");
    is_int(order[1], SIGUSR1, "then the next");
    is_int(order[2], SIGHUP, "then the lowest");
    return done_testing();
}
