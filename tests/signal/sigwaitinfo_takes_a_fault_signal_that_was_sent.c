/* A SIGSEGV sent by kill is a signal like any other: it can be blocked and waited for. */
#include "support.h"

static const int signals[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS };

int main(void)
{
    siginfo_t info;

    for (unsigned i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        sigset_t set = set_of(signals[i]);

        block_signal(signals[i]);
        kill(getpid(), signals[i]);
        ok(take_pending(&set, &info) == signals[i] && info.si_code == SI_USER, "signal %d is taken",
           signals[i]);
    }
    return done_testing();
}
