/* proc(5): the same fields of another process, and its state while stopped. */
#include "support.h"

static int ready[2];

static void sleep_with_a_mask(void)
{
    block_signal(SIGUSR1);
    ignore_signal(SIGHUP);
    tell(ready[1]);
    for (;;)
        pause();
}

int main(void)
{
    char parent[32];
    pid_t child;
    int status;

    make_pipe(ready);
    child = start_child(sleep_with_a_mask);
    await(ready[0]);
    wait_until_asleep(child);
    ok(status_mask(child, "SigBlk") & MASK_BIT(SIGUSR1), "its mask is there");
    ok(status_mask(child, "SigIgn") & MASK_BIT(SIGHUP), "what it ignores is there");
    kill(child, SIGUSR1);
    ok(status_mask(child, "ShdPnd") == MASK_BIT(SIGUSR1), "what is pending is there");
    is_str(status_field(child, "State"), "S (sleeping)", "its state is S (sleeping)");
    snprintf(parent, sizeof parent, "%d", getpid());
    ok(strcmp(status_field(child, "PPid"), parent) == 0, "its parent is there");
    kill(child, SIGSTOP);
    waitpid(child, &status, WUNTRACED);
    is_str(status_field(child, "State"), "T (stopped)", "stopped, its state is T (stopped)");
    kill(child, SIGKILL);
    wait_until_state(child, 'Z');
    is_str(status_field(child, "State"), "Z (zombie)", "dead, its state is Z (zombie)");
    wait_for(child);
    is_str(status_field(child, "State"), "", "reaped, it is gone");
    return done_testing();
}
