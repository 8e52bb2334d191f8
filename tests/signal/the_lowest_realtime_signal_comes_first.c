/*
 * signal(7): "If different real-time signals are sent to a process, they are delivered starting
 * with the lowest-numbered signal."
 */
#include "support.h"

int main(void)
{
    sigset_t set;
    siginfo_t info;
    int order[12], n = 0;

    sigemptyset(&set);
    for (int i = 0; i < 4; i++)
        sigaddset(&set, SIGRTMIN + i);
    sigprocmask(SIG_BLOCK, &set, NULL);
    for (int round = 0; round < 3; round++)
        for (int i = 3; i >= 0; i--)
            queue_int(getpid(), SIGRTMIN + i, round);
    while (n < 12 && take_pending(&set, &info) > 0)
        order[n++] = (info.si_signo - SIGRTMIN) * 10 + info.si_value.sival_int;
    is_int(n, 12, "twelve signals came");
    for (int i = 0; i < n; i++)
        is_int(order[i], i / 3 * 10 + i % 3, "number %d is instance %d of the signal %d", i, i % 3,
               i / 3);
    return done_testing();
}
