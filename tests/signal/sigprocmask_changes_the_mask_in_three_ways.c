/*
 * sigprocmask(2): SIG_BLOCK adds, SIG_UNBLOCK removes, SIG_SETMASK replaces; the old mask is given
 * back.
 */
#include "support.h"

int main(void)
{
    sigset_t set = set_of_two(SIGUSR1, SIGRTMAX), old;

    is_int(sigprocmask(SIG_BLOCK, &set, &old), 0, "SIG_BLOCK succeeds");
    ok(!sigismember(&old, SIGUSR1), "the old mask did not have the signal");
    ok(is_blocked(SIGUSR1) && is_blocked(SIGRTMAX), "both are blocked");
    set = set_of_two(SIGUSR2, SIGUSR1);
    is_int(sigprocmask(SIG_BLOCK, &set, &old), 0, "SIG_BLOCK again");
    ok(sigismember(&old, SIGUSR1) && !sigismember(&old, SIGUSR2), "the old mask is given back");
    ok(is_blocked(SIGUSR1) && is_blocked(SIGUSR2) && is_blocked(SIGRTMAX), "the sets are joined");
    set = set_of_two(SIGUSR1, SIGHUP);
    is_int(sigprocmask(SIG_UNBLOCK, &set, NULL), 0, "SIG_UNBLOCK succeeds");
    ok(!is_blocked(SIGUSR1) && is_blocked(SIGUSR2), "only what is named is unblocked");
    set = set_of(SIGHUP);
    is_int(sigprocmask(SIG_SETMASK, &set, NULL), 0, "SIG_SETMASK succeeds");
    ok(is_blocked(SIGHUP) && !is_blocked(SIGUSR2) && !is_blocked(SIGRTMAX), "the set is replaced");
    return done_testing();
}
