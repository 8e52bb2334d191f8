/*
 * kill(2): "If pid is less than -1, then sig is sent to every process in the process group whose
 * ID is -pid."
 */
#include "support.h"

static void sleep_for_ever(void)
{
    for (;;)
        pause();
}

int main(void)
{
    pid_t leader = start_child(sleep_for_ever), member = start_child(sleep_for_ever);
    pid_t outsider = start_child(sleep_for_ever);

    setpgid(leader, leader);
    setpgid(member, leader);
    setpgid(outsider, outsider);
    is_int(kill(-leader, SIGUSR1), 0, "kill succeeds");
    is_killed(wait_for(leader), SIGUSR1, "the leader got the signal");
    is_killed(wait_for(member), SIGUSR1, "the member got the signal");
    is_int(waitpid(outsider, NULL, WNOHANG), 0, "a process of another group did not");
    end_child(outsider);
    return done_testing();
}
