/*
 * signal(7): "if multiple instances of a standard signal are delivered while that signal is
 * currently blocked, then only one instance is queued"; the first one's siginfo stays.
 */
#include "support.h"

int main(void)
{
    sigset_t set = set_of(SIGUSR1);
    siginfo_t info;

    block_signal(SIGUSR1);
    for (int i = 1; i <= 100; i++)
        queue_int(getpid(), SIGUSR1, i);
    kill(getpid(), SIGUSR1);
    is_int(take_pending(&set, &info), SIGUSR1, "it is pending");
    is_int(info.si_code, SI_QUEUE, "the siginfo is that of the first");
    is_int(info.si_value.sival_int, 1, "with the first one's value");
    is_int(take_pending(&set, &info), -1, "there is no second");
    return done_testing();
}
