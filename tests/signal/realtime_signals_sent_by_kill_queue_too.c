/*
 * POSIX leaves it open whether kill() queues; on Linux each kill of a realtime signal is an
 * instance.
 */
#include "support.h"

int main(void)
{
    sigset_t set = set_of(SIGRTMIN + 1);
    siginfo_t info;
    int taken = 0;

    block_signal(SIGRTMIN + 1);
    for (int i = 0; i < 7; i++)
        kill(getpid(), SIGRTMIN + 1);
    while (take_pending(&set, &info) == SIGRTMIN + 1)
        taken += info.si_code == SI_USER;
    is_int(taken, 7, "seven kills are seven signals");
    return done_testing();
}
