/*
 * SIGSTOP stops a process asleep in any call, and SIGCONT brings it back to its sleep: of these
 * calls epoll_wait alone returns (signal(7): EINTR "even in the absence of signal handlers").
 */
#include "sleeps.h"

int main(void)
{
    sleeps_set_up();
    block_all();
    for (unsigned i = 0; i < STOPPABLE; i++) {
        pid_t child = start_child(sleeps[i].body);
        int status = 0;

        sleep_await(child, i);
        kill(child, SIGSTOP);
        ok(waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status), "%s is stopped",
           sleeps[i].name);
        kill(child, SIGCONT);
        if (sleeps[i].body == in_epoll) {
            is_exit(wait_for(child), 0, "and returns");
        } else {
            ok(wait_until_asleep(child) == 0, "and sleeps again");
            end_child(child);
        }
    }
    return done_testing();
}
