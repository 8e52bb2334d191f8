/* A ping-pong of realtime signals between two processes: each arrives once, in order. */
#include "support.h"

#define ROUNDS 300

static int partner(pid_t other, int serves)
{
    sigset_t set = set_of(SIGRTMIN);
    siginfo_t info;

    for (int i = 0; i < ROUNDS; i++) {
        if (serves && queue_int(other, SIGRTMIN, i) != 0)
            return 1;
        if (sigwaitinfo(&set, &info) != SIGRTMIN || info.si_value.sival_int != i
            || info.si_pid != other)
            return 2;
        if (!serves && queue_int(other, SIGRTMIN, i) != 0)
            return 3;
    }
    return 0;
}

int main(void)
{
    pid_t parent = getpid(), child;

    block_signal(SIGRTMIN);
    child = fork();
    if (child == 0)
        _exit(partner(parent, 0));
    is_int(partner(child, 1), 0, "the parent got its 300 answers in order");
    is_exit(wait_for(child), 0, "the child its 300 questions");
    return done_testing();
}
