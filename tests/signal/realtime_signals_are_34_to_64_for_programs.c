/* signal(7): SIGRTMIN and SIGRTMAX of libc: the first two realtime signals are its own. */
#include "support.h"

int main(void)
{
    struct sigaction action;
    sigset_t set;

    is_int(SIGRTMIN, 34, "SIGRTMIN is 34");
    is_int(SIGRTMAX, 64, "SIGRTMAX is 64");
    is_int(NSIG, 65, "NSIG is 65");
    sigfillset(&set);
    ok(sigismember(&set, 34) && sigismember(&set, 64), "a full set has both");
    ok(sigismember(&set, 32) != 1 && sigismember(&set, 33) != 1, "but not libc's two");
    fails_with(sigaction(32, NULL, &action), EINVAL, "which sigaction does not know");
    catch_signal(SIGRTMIN, 0);
    catch_signal(SIGRTMAX, 0);
    raise(SIGRTMAX);
    raise(SIGRTMIN);
    ok(caught[0].si_signo == 64 && caught[1].si_signo == 34, "the others are the program's");
    return done_testing();
}
