/*
 * POSIX 2.4.3, SIG_IGN: "Delivery of the signal shall have no effect on the process"; it is not
 * kept for a later handler.
 */
#include "support.h"

int main(void)
{
    ignore_signal(SIGUSR1);
    kill(getpid(), SIGUSR1);
    ok(!is_pending(SIGUSR1), "it is not pending");
    catch_signal(SIGUSR1, 0);
    is_int(caught_count, 0, "a handler set afterwards does not see it");
    ignore_signal(SIGRTMIN);
    for (int i = 0; i < 10; i++)
        queue_int(getpid(), SIGRTMIN, i);
    catch_signal(SIGRTMIN, 0);
    is_int(caught_count, 0, "nor a realtime signal");
    return done_testing();
}
