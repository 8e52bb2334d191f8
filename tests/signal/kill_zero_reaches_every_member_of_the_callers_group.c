/*
 * kill(2): "If pid equals 0, then sig is sent to every process in the process group of the calling
 * process."
 */
#include "support.h"

static int ready[2];

static void wait_for_sigterm(void)
{
    tell(ready[1]);
    for (;;)
        pause();
}

static void lead_a_group(void)
{
    pid_t first, second;

    setpgid(0, 0);
    catch_signal(SIGTERM, 0);
    first = fork();
    if (first == 0) {
        default_signal(SIGTERM);
        wait_for_sigterm();
    }
    second = fork();
    if (second == 0) {
        default_signal(SIGTERM);
        wait_for_sigterm();
    }
    await(ready[0]);
    await(ready[0]);
    kill(0, SIGTERM);
    if (caught_count != 1)
        _exit(1);
    if (!WIFSIGNALED(wait_for(first)) || !WIFSIGNALED(wait_for(second)))
        _exit(2);
}

int main(void)
{
    make_pipe(ready);
    catch_signal(SIGTERM, 0);
    is_exit(run_child(lead_a_group), 0, "the caller and both other members got the signal");
    is_int(caught_count, 0, "a process outside the group did not");
    return done_testing();
}
