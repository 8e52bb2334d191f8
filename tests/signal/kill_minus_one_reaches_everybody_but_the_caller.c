/*
 * kill(2): "If pid equals -1, then sig is sent to every process for which the calling process has
 * permission to send signals, except for process 1"; Linux leaves the calling process out.
 * It is done as a user that owns nothing else, so that it harms nobody.
 */
#include "support.h"

static int ready[2];

static void sleep_for_ever(void)
{
    tell(ready[1]);
    for (;;)
        pause();
}

static void signal_everybody(void)
{
    pid_t first, second;

    if (become_user(54321) < 0)
        _exit(1);
    setpgid(0, 0);
    first = start_child(sleep_for_ever);
    second = start_child(sleep_for_ever);
    setpgid(second, second);
    await(ready[0]);
    await(ready[0]);
    if (kill(-1, SIGTERM) < 0)
        _exit(2);
    if (!WIFSIGNALED(wait_for(first)) || !WIFSIGNALED(wait_for(second)))
        _exit(3);
}

int main(void)
{
    pid_t other;

    need_root();
    make_pipe(ready);
    other = start_child(sleep_for_ever);
    await(ready[0]);
    is_exit(run_child(signal_everybody), 0,
            "two children in two groups got it, the caller did not");
    is_int(waitpid(other, NULL, WNOHANG), 0, "a process of another user did not");
    end_child(other);
    return done_testing();
}
