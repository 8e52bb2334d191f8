/* killpg(3): "sends the signal sig to the process group pgrp"; 0 means the caller's own. */
#include "support.h"

static void sleep_for_ever(void)
{
    for (;;)
        pause();
}

static void signal_own_group(void)
{
    setpgid(0, 0);
    catch_signal(SIGUSR2, 0);
    if (killpg(0, SIGUSR2) < 0 || caught_count != 1)
        _exit(1);
}

int main(void)
{
    pid_t leader = start_child(sleep_for_ever), member = start_child(sleep_for_ever);

    setpgid(leader, leader);
    setpgid(member, leader);
    is_int(killpg(leader, SIGUSR1), 0, "killpg succeeds");
    is_killed(wait_for(leader), SIGUSR1, "the leader got the signal");
    is_killed(wait_for(member), SIGUSR1, "the member got the signal");
    is_exit(run_child(signal_own_group), 0, "group 0 is the caller's own");
    return done_testing();
}
