/* signal(7): SIGKILL cannot be blocked: it ends a process asleep in any call. */
#include "sleeps.h"

int main(void)
{
    sleeps_set_up();
    block_all();
    for (unsigned i = 0; i < SLEEPS; i++) {
        pid_t child = start_child(sleeps[i].body);

        sleep_await(child, i);
        kill(child, SIGKILL);
        is_killed(wait_for(child), SIGKILL, "%s", sleeps[i].name);
    }
    return done_testing();
}
