/*
 * sigset(3): the signal of a handler is blocked in it; any disposition but SIG_HOLD takes it out of
 * the mask, SIG_HOLD leaves the disposition; the result is SIG_HOLD if the signal was blocked.
 * sigpause(3) lets a held signal in and holds it again.
 */
#include "support.h"

#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

static int runs, blocked_inside, other_blocked_inside;

static void on_signal(int number)
{
    runs++;
    blocked_inside += is_blocked(number);
    other_blocked_inside += is_blocked(SIGUSR2);
}

int main(void)
{
    struct sigaction action;

    ok(sigset(SIGUSR1, on_signal) == SIG_DFL, "sigset gives the old disposition");
    raise(SIGUSR1);
    ok(runs == 1 && blocked_inside == 1 && !is_blocked(SIGUSR1), "blocked in the handler only");
    sigaction(SIGUSR1, NULL, &action);
    is_int(action.sa_flags & (SA_RESTART | SA_RESETHAND | SA_NODEFER), 0, "calls fail with EINTR");
    ok(sigset(SIGUSR1, SIG_HOLD) == on_signal, "SIG_HOLD gives the disposition");
    ok(is_blocked(SIGUSR1), "and blocks");
    sigaction(SIGUSR1, NULL, &action);
    ok(action.sa_handler == on_signal, "the disposition is as it was");
    ok(sigset(SIGUSR1, SIG_IGN) == SIG_HOLD, "SIG_IGN says that it was held");
    ok(!is_blocked(SIGUSR1), "and unblocks");
    ok(sigset(SIGUSR1, on_signal) == SIG_IGN, "a handler again");
    is_int(sighold(SIGUSR1), 0, "sighold");
    raise(SIGUSR1);
    is_int(runs, 1, "keeps it pending");
    ok(sigset(SIGUSR1, on_signal) == SIG_HOLD && runs == 2, "which sigset lets through");
    sighold(SIGUSR1);
    sighold(SIGUSR2);
    raise(SIGUSR1);
    fails_with(sigpause(SIGUSR1), EINTR, "sigpause takes the held signal");
    ok(runs == 3 && is_blocked(SIGUSR1), "and holds it again");
    is_int(other_blocked_inside, 1, "others stay blocked meanwhile");
    is_int(sigignore(SIGUSR2), 0, "sigignore");
    ok(is_blocked(SIGUSR2), "leaves the mask alone");
    is_int(sigrelse(SIGUSR2), 0, "sigrelse");
    ok(!is_blocked(SIGUSR2), "unblocks");
    ok(sigset(SIGKILL, on_signal) == SIG_ERR && errno == EINVAL, "SIGKILL cannot be set");
    fails_with(sigignore(SIGSTOP), EINVAL, "SIGSTOP not be ignored");
    fails_with(sighold(65), EINVAL, "sighold of 65");
    fails_with(sigrelse(0), EINVAL, "sigrelse of 0");
    return done_testing();
}
