/* sigsuspend's reason to be: block, test, sleep atomically: a signal sent at any moment is seen. */
#include "support.h"

int main(void)
{
    pid_t parent = getpid(), child;
    int requests[2], lost = 0;
    sigset_t none;

    make_pipe(requests);
    sigemptyset(&none);
    catch_signal(SIGUSR1, 0);
    block_signal(SIGUSR1);
    child = fork();
    if (child == 0) {
        close(requests[1]);
        while (await(requests[0]))
            kill(parent, SIGUSR1);
        _exit(0);
    }
    close(requests[0]);
    for (int i = 1; i <= 300; i++) {
        tell(requests[1]);
        while (caught_count < i)
            sigsuspend(&none);
        lost += caught_count != i;
    }
    close(requests[1]);
    wait_for(child);
    is_int(lost, 0, "three hundred signals at any moment were all seen");
    return done_testing();
}
