/*
 * sigsetops(3): sigemptyset, sigfillset, sigaddset, sigdelset, sigismember; EINVAL for bad
 * numbers.
 */
#include "support.h"

int main(void)
{
    sigset_t set, other, both;

    sigemptyset(&set);
    is_int(sigismember(&set, SIGUSR1), 0, "an empty set has no member");
    ok(sigisemptyset(&set), "it is empty");
    is_int(sigaddset(&set, SIGUSR1), 0, "a member is added");
    is_int(sigismember(&set, SIGUSR1), 1, "it is there");
    ok(!sigisemptyset(&set), "the set is no longer empty");
    is_int(sigdelset(&set, SIGUSR1), 0, "it is removed");
    is_int(sigismember(&set, SIGUSR1), 0, "it is gone");
    sigfillset(&set);
    is_int(sigismember(&set, SIGRTMAX), 1, "a full set has the last signal");
    set = set_of_two(SIGUSR1, SIGUSR2);
    other = set_of_two(SIGUSR2, SIGHUP);
    sigandset(&both, &set, &other);
    ok(sigismember(&both, SIGUSR2) && !sigismember(&both, SIGUSR1) && !sigismember(&both, SIGHUP),
       "sigandset gives the common members");
    sigorset(&both, &set, &other);
    ok(sigismember(&both, SIGUSR2) && sigismember(&both, SIGUSR1) && sigismember(&both, SIGHUP),
       "sigorset gives all");
    fails_with(sigaddset(&set, 0), EINVAL, "signal 0 is EINVAL");
    fails_with(sigaddset(&set, 65), EINVAL, "signal 65 is EINVAL");
    fails_with(sigismember(&set, 65), EINVAL, "for sigismember too");
    return done_testing();
}
