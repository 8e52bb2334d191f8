/* sigsuspend(2) returns only after a handler; what is ignored leaves it asleep. */
#include "support.h"

int main(void)
{
    sigset_t none;
    pid_t parent = getpid(), child;

    sigemptyset(&none);
    ignore_signal(SIGUSR2);
    catch_signal(SIGUSR1, 0);
    block_signal(SIGUSR1);
    block_signal(SIGUSR2);
    child = fork();
    if (child == 0) {
        wait_until_asleep(parent);
        kill(parent, SIGUSR2);
        kill(parent, SIGWINCH);
        if (task_state(parent) != 'S')
            _exit(1);
        kill(parent, SIGUSR1);
        _exit(0);
    }
    fails_with(sigsuspend(&none), EINTR, "it returns");
    is_int(caught_count, 1, "when the handled signal came");
    is_exit(wait_for(child), 0, "the ignored ones had left it asleep");
    return done_testing();
}
