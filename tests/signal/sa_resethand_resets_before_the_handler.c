/*
 * sigaction(2): "SA_RESETHAND Restore the signal action to the default upon entry to the signal
 * handler." It does not imply SA_NODEFER.
 */
#include "support.h"

static volatile int runs, default_inside, blocked_inside;

static void on_signal(int signal)
{
    struct sigaction now;

    runs++;
    sigaction(signal, NULL, &now);
    default_inside = now.sa_handler == SIG_DFL;
    blocked_inside = is_blocked(signal);
}

static void send_twice(void)
{
    kill(getpid(), SIGUSR1);
    if (runs != 1)
        _exit(1);
    kill(getpid(), SIGUSR1);
}

int main(void)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESETHAND;
    sigaction(SIGUSR1, &action, NULL);
    is_killed(run_child(send_twice), SIGUSR1, "the second signal has the default action");
    kill(getpid(), SIGUSR1);
    is_int(runs, 1, "the first reaches the handler");
    ok(default_inside, "inside it the action is the default already");
    ok(blocked_inside, "and the signal is blocked");
    sigaction(SIGUSR1, NULL, &action);
    ok(action.sa_flags & SA_RESETHAND, "the flags stay");
    return done_testing();
}
