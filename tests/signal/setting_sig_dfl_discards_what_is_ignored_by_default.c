/*
 * POSIX 2.4.3: "Setting a signal action to SIG_DFL for a signal that is pending, and whose default
 * action is to ignore the signal (for example, SIGCHLD), shall cause the pending signal to be
 * discarded".
 */
#include "support.h"

static const int ignored[] = { SIGCHLD, SIGURG, SIGWINCH, SIGCONT };

int main(void)
{
    for (unsigned i = 0; i < sizeof ignored / sizeof ignored[0]; i++) {
        block_signal(ignored[i]);
        catch_signal(ignored[i], 0);
        kill(getpid(), ignored[i]);
        ok(is_pending(ignored[i]), "signal %d is pending", ignored[i]);
        default_signal(ignored[i]);
        ok(!is_pending(ignored[i]), "it is gone with SIG_DFL");
    }
    block_signal(SIGUSR1);
    catch_signal(SIGUSR1, 0);
    kill(getpid(), SIGUSR1);
    default_signal(SIGUSR1);
    ok(is_pending(SIGUSR1), "a signal that terminates by default stays pending");
    return done_testing();
}
