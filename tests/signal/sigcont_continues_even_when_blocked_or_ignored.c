/*
 * POSIX 2.4.1: "When SIGCONT is generated for a process that is stopped, the process shall be
 * continued, even if the SIGCONT signal is blocked or ignored."
 */
#include "support.h"

static int ready[2];

static void sleep_with_it_blocked(void)
{
    block_signal(SIGCONT);
    tell(ready[1]);
    for (;;)
        pause();
}

static void sleep_with_it_ignored(void)
{
    ignore_signal(SIGCONT);
    tell(ready[1]);
    for (;;)
        pause();
}

static int is_continued(void (*body)(void))
{
    pid_t child = start_child(body);
    int status, result;

    await(ready[0]);
    kill(child, SIGSTOP);
    waitpid(child, &status, WUNTRACED);
    kill(child, SIGCONT);
    result = waitpid(child, &status, WCONTINUED) == child && WIFCONTINUED(status);
    end_child(child);
    return result;
}

int main(void)
{
    make_pipe(ready);
    ok(is_continued(sleep_with_it_blocked), "with SIGCONT blocked");
    ok(is_continued(sleep_with_it_ignored), "with SIGCONT ignored");
    return done_testing();
}
