/*
 * A child that is killed while stopped ends: the wait status is that of the signal, not of the
 * stop.
 */
#include "support.h"

static void sleep_for_ever(void)
{
    for (;;)
        pause();
}

int main(void)
{
    pid_t child = start_child(sleep_for_ever);
    int status = 0;

    kill(child, SIGSTOP);
    wait_until_state(child, 'T');
    kill(child, SIGKILL);
    wait_until_state(child, 'Z');
    ok(waitpid(child, &status, WUNTRACED) == child, "one event");
    is_killed(status, SIGKILL, "the death");
    fails_with(waitpid(child, &status, WUNTRACED), ECHILD, "and nothing left");
    return done_testing();
}
