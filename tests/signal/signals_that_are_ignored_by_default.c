/*
 * signal(7): the default action Ign of SIGCHLD, SIGURG and SIGWINCH, and SIGCONT in a process that
 * runs.
 */
#include "support.h"

static const int signals[] = { SIGCHLD, SIGURG, SIGWINCH, SIGCONT };

int main(void)
{
    for (unsigned i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        kill(getpid(), signals[i]);
        ok(!is_pending(signals[i]), "signal %d does nothing", signals[i]);
    }
    return done_testing();
}
