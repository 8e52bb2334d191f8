/* wait(2): a stop that is over when the parent looks is no longer seen; the continuation is. */
#include "support.h"

static void sleep_for_ever(void)
{
    for (;;)
        pause();
}

int main(void)
{
    pid_t child = start_child(sleep_for_ever);
    siginfo_t info;
    int status;

    wait_until_asleep(child);
    kill(child, SIGSTOP);
    waitid(P_PID, child, &info, WSTOPPED | WNOWAIT);
    kill(child, SIGCONT);
    ok(waitpid(child, &status, WUNTRACED | WCONTINUED) == child, "there is one event");
    ok(WIFCONTINUED(status), "the continuation");
    is_int(waitpid(child, &status, WUNTRACED | WCONTINUED | WNOHANG), 0, "and no other");
    end_child(child);
    return done_testing();
}
