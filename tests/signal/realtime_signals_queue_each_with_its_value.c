/*
 * signal(7): "multiple instances of real-time signals can be queued"; "delivered in the order they
 * were sent".
 */
#include "support.h"

int main(void)
{
    sigset_t set = set_of(SIGRTMIN);
    siginfo_t info;
    int wrong = 0;

    block_signal(SIGRTMIN);
    for (int i = 0; i < 500; i++)
        wrong += queue_int(getpid(), SIGRTMIN, i) != 0;
    is_int(wrong, 0, "500 instances are queued");
    for (int i = 0; i < 500; i++)
        wrong += take_pending(&set, &info) != SIGRTMIN || info.si_value.sival_int != i;
    is_int(wrong, 0, "they come out first in, first out, with their values");
    is_int(take_pending(&set, &info), -1, "and no more than were sent");
    return done_testing();
}
