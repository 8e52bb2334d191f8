/*
 * With all signals in sa_mask no frame is stacked on another: handlers run in the order of the
 * queue.
 */
#include "support.h"

static volatile int order[8], steps;

static void note(int signal)
{
    order[steps++] = signal;
}

int main(void)
{
    static const int signals[] = { SIGTERM, SIGHUP, SIGUSR1 };
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = note;
    sigfillset(&action.sa_mask);
    for (int i = 0; i < 3; i++) {
        block_signal(signals[i]);
        sigaction(signals[i], &action, NULL);
        kill(getpid(), signals[i]);
    }
    unblock_all();
    is_int(steps, 3, "all three handlers ran");
    is_int(order[0], SIGHUP, "the lowest number first");
    is_int(order[1], SIGUSR1, "then the next");
    is_int(order[2], SIGTERM, "then the highest");
    return done_testing();
}
