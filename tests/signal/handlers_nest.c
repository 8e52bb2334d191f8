/* A handler is itself interrupted by other signals, to any depth, and all come back in order. */
#include "support.h"

#define DEPTH 30

static volatile int deepest, order[2 * DEPTH], steps;

static void go_deeper(int signal)
{
    int level = signal - SIGRTMIN;

    order[steps++] = level;
    deepest = level;
    if (level + 1 < DEPTH)
        raise(signal + 1);
    order[steps++] = -level;
}

int main(void)
{
    int wrong = 0;

    for (int i = 0; i < DEPTH; i++)
        set_simple_action(SIGRTMIN + i, go_deeper);
    raise(SIGRTMIN);
    is_int(deepest, DEPTH - 1, "thirty handlers ran inside one another");
    is_int(steps, 2 * DEPTH, "all returned");
    for (int i = 0; i < DEPTH; i++)
        wrong += order[i] != i || order[2 * DEPTH - 1 - i] != -i;
    is_int(wrong, 0, "in order");
    return done_testing();
}
