/*
 * sigaction(2): "SA_NOCLDSTOP If signum is SIGCHLD, do not receive notification when child
 * processes stop ... or resume".
 */
#include "support.h"

static void sleep_for_ever(void)
{
    for (;;)
        pause();
}

int main(void)
{
    sigset_t set = set_of(SIGCHLD);
    pid_t child;
    int status;

    catch_signal(SIGCHLD, SA_NOCLDSTOP);
    block_signal(SIGCHLD);
    child = start_child(sleep_for_ever);
    kill(child, SIGSTOP);
    ok(waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status), "the child stops");
    ok(!is_pending(SIGCHLD), "without SIGCHLD");
    kill(child, SIGCONT);
    ok(waitpid(child, &status, WCONTINUED) == child && WIFCONTINUED(status), "it continues");
    ok(!is_pending(SIGCHLD), "without SIGCHLD");
    kill(child, SIGKILL);
    is_int(sigwaitinfo(&set, NULL), SIGCHLD, "its end is told");
    wait_for(child);
    return done_testing();
}
