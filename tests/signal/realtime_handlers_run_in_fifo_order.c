/*
 * signal(7): realtime signals "are delivered in the order they were sent", each to its own handler
 * run.
 */
#include "support.h"

int main(void)
{
    int wrong = 0;

    catch_signal(SIGRTMIN, 0);
    block_signal(SIGRTMIN);
    for (int i = 0; i < 40; i++)
        queue_int(getpid(), SIGRTMIN, i);
    unblock_signal(SIGRTMIN);
    is_int(caught_count, 40, "the handler ran for each of 40");
    for (int i = 0; i < 40; i++)
        wrong += caught[i].si_value.sival_int != i;
    is_int(wrong, 0, "in the order they were sent");
    return done_testing();
}
