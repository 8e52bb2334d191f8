/*
 * sigwait(3), POSIX: "If there are multiple signals pending ... of the range SIGRTMIN to SIGRTMAX
 * ... the lowest numbered one shall be selected".
 */
#include "support.h"

int main(void)
{
    sigset_t set;
    int signal, last = 0, sorted = 1, taken = 0;

    sigfillset(&set);
    sigprocmask(SIG_BLOCK, &set, NULL);
    for (int i = SIGRTMAX; i >= SIGRTMIN; i--)
        kill(getpid(), i);
    kill(getpid(), SIGUSR2);
    kill(getpid(), SIGUSR1);
    while (taken < 2 + SIGRTMAX - SIGRTMIN + 1 && sigwait(&set, &signal) == 0) {
        sorted &= signal > last;
        last = signal;
        taken++;
    }
    ok(sorted, "all come in ascending order");
    is_int(last, SIGRTMAX, "up to SIGRTMAX");
    return done_testing();
}
