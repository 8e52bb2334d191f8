/*
 * sigaction(2): "the signal which triggered the handler will be blocked, unless the SA_NODEFER
 * flag is used".
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
    set_simple_action(SIGUSR1, on_signal);
    raise(SIGUSR1);
    is_int(runs, 5, "each signal sent in the handler is handled");
    is_int(deepest, 1, "after the handler has returned, never inside it");
    return done_testing();
}
