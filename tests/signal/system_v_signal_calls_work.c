/* sigset(3): sighold, sigrelse, sigignore, sigset and sigpause. */
#include "support.h"

#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

static void on_signal(int signal)
{
    (void)signal;
    caught_count++;
}

int main(void)
{
    ok(sigset(SIGUSR1, on_signal) == SIG_DFL, "sigset gives the old action");
    raise(SIGUSR1);
    raise(SIGUSR1);
    is_int(caught_count, 2, "the handler stays");
    is_int(sighold(SIGUSR1), 0, "sighold succeeds");
    raise(SIGUSR1);
    is_int(caught_count, 2, "the signal is held");
    ok(sigset(SIGUSR1, SIG_HOLD) == SIG_HOLD, "sigset tells that it is held");
    is_int(sigrelse(SIGUSR1), 0, "sigrelse succeeds");
    is_int(caught_count, 3, "the signal is let through");
    is_int(sigignore(SIGUSR1), 0, "sigignore succeeds");
    raise(SIGUSR1);
    is_int(caught_count, 3, "the signal is ignored");
    return done_testing();
}
