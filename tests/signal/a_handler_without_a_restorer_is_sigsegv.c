/* On x86-64 Linux a handler needs SA_RESTORER: without it the frame cannot be built. */
#include "frame.h"

static void catch_without_restorer(void)
{
    struct kernel_action action = { frame_handler, 0, NULL, 0 };

    syscall(SYS_rt_sigaction, SIGUSR1, &action, NULL, 8);
    kill(getpid(), SIGUSR1);
}

static void catch_both(void)
{
    struct kernel_action action = { frame_handler, 0, NULL, 0 };

    syscall(SYS_rt_sigaction, SIGUSR1, &action, NULL, 8);
    syscall(SYS_rt_sigaction, SIGSEGV, &action, NULL, 8);
    kill(getpid(), SIGUSR1);
}

int main(void)
{
    is_killed(run_child(catch_without_restorer), SIGSEGV, "the process is killed by SIGSEGV");
    is_killed(run_child(catch_both), SIGSEGV, "also when SIGSEGV has such a handler");
    return done_testing();
}
