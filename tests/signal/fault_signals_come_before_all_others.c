/*
 * Linux takes SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE and SIGSYS of a queue before lower numbers.
 */
#include "support.h"

int main(void)
{
    sigset_t set = set_of_two(SIGHUP, SIGSEGV);

    sigaddset(&set, SIGSYS);
    sigaddset(&set, SIGINT);
    sigprocmask(SIG_BLOCK, &set, NULL);
    kill(getpid(), SIGHUP);
    kill(getpid(), SIGINT);
    kill(getpid(), SIGSYS);
    kill(getpid(), SIGSEGV);
    is_int(take_pending(&set, NULL), SIGSEGV, "SIGSEGV is first");
    is_int(take_pending(&set, NULL), SIGSYS, "then SIGSYS");
    is_int(take_pending(&set, NULL), SIGHUP, "then the rest by number: SIGHUP");
    is_int(take_pending(&set, NULL), SIGINT, "and SIGINT");
    return done_testing();
}
