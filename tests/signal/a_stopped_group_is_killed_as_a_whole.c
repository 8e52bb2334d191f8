/* SIGKILL to a process group ends every member, stopped or asleep or running. */
#include "support.h"

static int ready[2];

static void sleep_for_ever(void)
{
    tell(ready[1]);
    for (;;)
        pause();
}

static void spin_for_ever(void)
{
    tell(ready[1]);
    for (;;)
        ;
}

int main(void)
{
    pid_t members[3];
    int status;

    make_pipe(ready);
    members[0] = start_child(sleep_for_ever);
    members[1] = start_child(sleep_for_ever);
    members[2] = start_child(spin_for_ever);
    for (int i = 0; i < 3; i++) {
        setpgid(members[i], members[0]);
        await(ready[0]);
    }
    kill(members[0], SIGSTOP);
    waitpid(members[0], &status, WUNTRACED);
    kill(-members[0], SIGKILL);
    is_killed(wait_for(members[0]), SIGKILL, "the stopped one");
    is_killed(wait_for(members[1]), SIGKILL, "the sleeping one");
    is_killed(wait_for(members[2]), SIGKILL, "the running one");
    return done_testing();
}
