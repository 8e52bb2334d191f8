/* fork(2): "The child's set of pending signals is initially empty"; the parent's stays. */
#include "support.h"

static void look_in_the_child(void)
{
    sigset_t pending;

    sigpending(&pending);
    for (int i = 1; i <= 64; i++)
        if (sigismember(&pending, i) == 1)
            _exit(1);
}

int main(void)
{
    block_signal(SIGUSR1);
    block_signal(SIGRTMIN);
    kill(getpid(), SIGUSR1);
    queue_int(getpid(), SIGRTMIN, 1);
    syscall(SYS_tgkill, getpid(), thread_id(), SIGUSR1);
    is_exit(run_child(look_in_the_child), 0, "nothing is pending in the child");
    ok(is_pending(SIGUSR1) && is_pending(SIGRTMIN), "the parent's signals are still pending");
    return done_testing();
}
