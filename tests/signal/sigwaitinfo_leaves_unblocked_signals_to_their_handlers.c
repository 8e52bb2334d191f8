/*
 * A signal that is not blocked is delivered to its handler before any wait can take it; a thread
 * asleep in the wait takes it though.
 */
#include "support.h"

int main(void)
{
    sigset_t set = set_of(SIGUSR1);
    pid_t parent = getpid(), child;

    catch_signal(SIGUSR1, 0);
    kill(getpid(), SIGUSR1);
    is_int(caught_count, 1, "an unblocked signal ran its handler");
    is_int(take_pending(&set, NULL), -1, "and cannot be waited for");
    child = fork();
    if (child == 0) {
        wait_until_asleep(parent);
        kill(parent, SIGUSR1);
        _exit(0);
    }
    is_int(sigwaitinfo(&set, NULL), SIGUSR1, "a sleeping wait takes it, though it is unblocked");
    is_int(caught_count, 1, "and the handler does not run");
    wait_for(child);
    return done_testing();
}
