/*
 * sigwait(3): "suspends execution of the calling thread until one of the signals specified in the
 * signal set set becomes pending", accepts it and gives its number; no handler runs.
 */
#include "support.h"

int main(void)
{
    sigset_t set = set_of_two(SIGUSR1, SIGUSR2);
    pid_t parent = getpid(), child;
    int signal = 0;

    catch_signal(SIGUSR1, 0);
    sigprocmask(SIG_BLOCK, &set, NULL);
    kill(getpid(), SIGUSR1);
    is_int(sigwait(&set, &signal), 0, "sigwait succeeds at once");
    is_int(signal, SIGUSR1, "with the pending signal");
    ok(!is_pending(SIGUSR1), "which is no longer pending");
    child = fork();
    if (child == 0) {
        wait_until_asleep(parent);
        kill(parent, SIGUSR2);
        _exit(0);
    }
    is_int(sigwait(&set, &signal), 0, "sigwait sleeps until a signal comes");
    is_int(signal, SIGUSR2, "and gives its number");
    wait_for(child);
    unblock_all();
    is_int(caught_count, 0, "the handler never ran");
    return done_testing();
}
