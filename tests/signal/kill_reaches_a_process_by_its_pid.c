/*
 * kill(2): "If pid is positive, then signal sig is sent to the process with the ID specified by
 * pid."
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

    is_int(kill(child, SIGTERM), 0, "kill succeeds");
    is_killed(wait_for(child), SIGTERM, "the signal ended the child");
    return done_testing();
}
