/*
 * sigaction(2): "SA_NODEFER Do not add the signal to the thread's signal mask while the handler is
 * executing, unless the signal is specified in act.sa_mask."
 */
#include "support.h"

static volatile int depth, deepest, runs;

static void on_signal(int signal)
{
    if (++depth > deepest)
        deepest = depth;
    if (++runs < 5)
        raise(signal);
    depth--;
}

int main(void)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    action.sa_flags = SA_NODEFER;
    sigaction(SIGUSR1, &action, NULL);
    raise(SIGUSR1);
    is_int(runs, 5, "five handlers ran");
    is_int(deepest, 5, "each inside the other");
    sigaddset(&action.sa_mask, SIGUSR1);
    sigaction(SIGUSR1, &action, NULL);
    runs = deepest = 0;
    raise(SIGUSR1);
    is_int(runs, 5, "with the signal in sa_mask five handlers ran");
    is_int(deepest, 1, "one after the other");
    return done_testing();
}
