/*
 * prctl(2): PR_SET_PDEATHSIG: "the signal that the calling process will get when its parent dies".
 */
#include "support.h"

static int ready[2], reply[2];

static void grandchild(void)
{
    sigset_t set = set_of(SIGUSR1);
    int signal = 0;

    syscall(SYS_prctl, 1, SIGUSR1, 0, 0, 0);
    syscall(SYS_prctl, 2, &signal, 0, 0, 0);
    tell(ready[1]);
    if (sigwaitinfo(&set, NULL) == SIGUSR1 && signal == SIGUSR1)
        tell(reply[1]);
}

static void parent(void)
{
    start_child(grandchild);
    await(ready[0]);
}

int main(void)
{
    make_pipe(ready);
    make_pipe(reply);
    block_signal(SIGUSR1);
    is_exit(run_child(parent), 0, "the parent has ended");
    close(reply[1]);
    is_int(await(reply[0]), 1, "its child got the signal it had asked for");
    fails_with(syscall(SYS_prctl, 1, 65, 0, 0, 0), EINVAL, "signal 65 is EINVAL");
    return done_testing();
}
