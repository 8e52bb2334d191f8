/*
 * sigwaitinfo(2): "EINTR The wait was interrupted by a signal handler ... (This handler was for a
 * signal other than one of those in set.)"
 */
#include "support.h"

int main(void)
{
    sigset_t set = set_of(SIGUSR1);
    pid_t parent = getpid(), child;

    catch_signal(SIGUSR2, SA_RESTART);
    block_signal(SIGUSR1);
    child = fork();
    if (child == 0) {
        wait_until_asleep(parent);
        kill(parent, SIGUSR2);
        _exit(0);
    }
    fails_with(sigwaitinfo(&set, NULL), EINTR, "it fails with EINTR");
    is_int(caught_count, 1, "after the handler ran");
    wait_for(child);
    return done_testing();
}
