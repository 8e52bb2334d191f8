/*
 * signal(7): "If both standard and real-time signals are pending for a process ... Linux ... gives
 * priority to standard signals".
 */
#include "support.h"

int main(void)
{
    sigset_t set = set_of_two(SIGRTMIN, SIGTERM);

    sigaddset(&set, SIGHUP);
    sigprocmask(SIG_BLOCK, &set, NULL);
    queue_int(getpid(), SIGRTMIN, 1);
    kill(getpid(), SIGTERM);
    kill(getpid(), SIGHUP);
    is_int(take_pending(&set, NULL), SIGHUP, "the lowest number is first");
    is_int(take_pending(&set, NULL), SIGTERM, "then the next");
    is_int(take_pending(&set, NULL), SIGRTMIN, "then the realtime signal");
    return done_testing();
}
