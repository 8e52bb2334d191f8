/* signal(7): a process may catch SIGCONT; it is continued first, and then the handler runs. */
#include "support.h"

static int ready[2], handled[2];

static void on_cont(int signal)
{
    (void)signal;
    tell(handled[1]);
}

static void sleep_and_handle(void)
{
    set_simple_action(SIGCONT, on_cont);
    tell(ready[1]);
    for (;;)
        pause();
}

int main(void)
{
    pid_t child;
    int status;

    make_pipe(ready);
    make_pipe(handled);
    child = start_child(sleep_and_handle);
    await(ready[0]);
    kill(child, SIGSTOP);
    waitpid(child, &status, WUNTRACED);
    kill(child, SIGCONT);
    is_int(await(handled[0]), 1, "the handler runs after a stop");
    ok(waitpid(child, &status, WCONTINUED) == child && WIFCONTINUED(status), "it was continued");
    kill(child, SIGCONT);
    is_int(await(handled[0]), 1, "the handler runs without a stop as well");
    is_int(waitpid(child, &status, WCONTINUED | WNOHANG), 0, "which is no continuation");
    end_child(child);
    return done_testing();
}
