/*
 * kill(2): "If sig is 0, then no signal is sent, but existence and permission checks are still
 * performed."
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

    is_int(kill(child, 0), 0, "it succeeds for a process that exists");
    is_int(waitpid(child, NULL, WNOHANG), 0, "nothing happened to the process");
    is_int(kill(0, 0), 0, "it succeeds for the caller's own group");
    is_int(kill(getpid(), 0), 0, "it succeeds for the caller");
    end_child(child);
    fails_with(kill(child, 0), ESRCH, "a process that was reaped is ESRCH");
    return done_testing();
}
