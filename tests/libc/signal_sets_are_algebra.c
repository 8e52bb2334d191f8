/* sigsetops(3): the set functions, and the two signals the library keeps. */
#include <tap.h>

#include <signal.h>

int main(void)
{
    sigset_t a;
    sigset_t b;
    sigset_t c;
    int wrong = 0;

    sigemptyset(&a);
    ok(sigisemptyset(&a), "an empty set is empty");
    for (int sig = 1; sig <= SIGRTMAX; sig++)
        wrong += sigismember(&a, sig);
    is_int(wrong, 0, "and has no members");
    sigfillset(&b);
    for (int sig = 1; sig <= SIGRTMAX; sig++)
        wrong += !sigismember(&b, sig) != (sig == 32 || sig == 33);
    is_int(wrong, 0, "a full set has all but the library's two");
    is_int(sigaddset(&a, SIGRTMAX), 0, "sigaddset of the last");
    is_int(sigaddset(&a, SIGHUP), 0, "and of the first");
    ok(sigismember(&a, 64) && sigismember(&a, 1) && !sigismember(&a, 2), "are members");
    is_int(sigdelset(&a, SIGHUP), 0, "sigdelset");
    ok(!sigismember(&a, 1), "is none any more");
    sigaddset(&a, SIGINT);
    sigemptyset(&b);
    sigaddset(&b, SIGINT);
    sigaddset(&b, SIGTERM);
    sigandset(&c, &a, &b);
    ok(sigismember(&c, SIGINT) && !sigismember(&c, SIGTERM) && !sigismember(&c, 64), "sigandset");
    sigorset(&c, &a, &b);
    ok(sigismember(&c, SIGINT) && sigismember(&c, SIGTERM) && sigismember(&c, 64), "sigorset");
    fails_with(sigaddset(&a, 0), EINVAL, "signal 0");
    fails_with(sigaddset(&a, 65), EINVAL, "signal 65");
    fails_with(sigdelset(&a, -1), EINVAL, "signal -1");
    fails_with(sigismember(&a, 65), EINVAL, "asking for 65");
    fails_with(sigaddset(&a, 32), EINVAL, "32 is the library's");
    fails_with(sigaction(33, NULL, NULL), EINVAL, "and so is 33");
    return done_testing();
}
