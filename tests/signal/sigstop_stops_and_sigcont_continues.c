/* signal(7), wait(2): WUNTRACED and WCONTINUED tell of a stop and a continuation, each once. */
#include "support.h"

static void sleep_for_ever(void)
{
    for (;;)
        pause();
}

int main(void)
{
    pid_t child = start_child(sleep_for_ever);
    int status = 0;

    kill(child, SIGSTOP);
    ok(waitpid(child, &status, WUNTRACED) == child, "WUNTRACED sees the stop");
    is_int(status, SIGSTOP << 8 | 0x7f, "the status is that of a stop by SIGSTOP");
    is_int(waitpid(child, &status, WUNTRACED | WNOHANG), 0, "once");
    is_int(task_state(child), 'T', "the state is T");
    kill(child, SIGCONT);
    ok(waitpid(child, &status, WCONTINUED) == child, "WCONTINUED sees the continuation");
    is_int(status, 0xffff, "the status is 0xffff");
    is_int(waitpid(child, &status, WCONTINUED | WNOHANG), 0, "once");
    ok(wait_until_asleep(child) == 0, "the process sleeps in its call again");
    end_child(child);
    return done_testing();
}
