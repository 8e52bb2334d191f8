/*
 * POSIX, sigaction(): changing the action to a handler leaves a pending signal pending; the new
 * handler gets it.
 */
#include "support.h"

int main(void)
{
    block_signal(SIGUSR1);
    queue_int(getpid(), SIGUSR1, 5);
    catch_signal(SIGUSR1, 0);
    ok(is_pending(SIGUSR1), "it is still pending");
    unblock_signal(SIGUSR1);
    is_int(caught_count, 1, "the new handler gets it");
    is_int(caught[0].si_value.sival_int, 5, "with its value");
    return done_testing();
}
