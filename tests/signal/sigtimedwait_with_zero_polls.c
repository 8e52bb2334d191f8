/*
 * sigtimedwait(2): "If both fields of the timespec structure specified by timeout are zero, ...
 * returns immediately, either with information about a signal that was pending ... or with an
 * error" EAGAIN.
 */
#include "support.h"

int main(void)
{
    struct timespec zero = { 0, 0 };
    sigset_t set = set_of(SIGUSR1), none;
    siginfo_t info;

    block_signal(SIGUSR1);
    fails_with(sigtimedwait(&set, &info, &zero), EAGAIN, "nothing pending is EAGAIN");
    kill(getpid(), SIGUSR1);
    is_int(sigtimedwait(&set, &info, &zero), SIGUSR1, "a pending signal is taken");
    fails_with(sigtimedwait(&set, &info, &zero), EAGAIN, "once");
    sigemptyset(&none);
    kill(getpid(), SIGUSR1);
    fails_with(sigtimedwait(&none, &info, &zero), EAGAIN, "an empty set takes nothing");
    ok(is_pending(SIGUSR1), "the signal stays pending");
    return done_testing();
}
