/*
 * execve(2), signal(7): "the signal mask is preserved across an execve(2)"; pending signals are as
 * well.
 */
#include "support.h"

static int after_exec(void)
{
    sigset_t set = set_of_two(SIGUSR1, SIGRTMIN);
    siginfo_t info;

    if (!is_blocked(SIGUSR1) || !is_blocked(SIGRTMIN) || is_blocked(SIGUSR2))
        return 1;
    if (take_pending(&set, &info) != SIGUSR1)
        return 2;
    for (int i = 0; i < 3; i++)
        if (take_pending(&set, &info) != SIGRTMIN || info.si_value.sival_int != i)
            return 3;
    return take_pending(&set, &info) == -1 ? 0 : 4;
}

static void exec_with_signals(void)
{
    block_signal(SIGUSR1);
    block_signal(SIGRTMIN);
    syscall(SYS_tgkill, getpid(), thread_id(), SIGUSR1);
    for (int i = 0; i < 3; i++)
        queue_int(getpid(), SIGRTMIN, i);
    execl("/proc/self/exe", "test", "after-exec", NULL);
    _exit(9);
}

int main(int argc, char **argv)
{
    (void)argv;
    if (argc > 1)
        return after_exec();
    is_exit(run_child(exec_with_signals), 0, "mask, private and queued signals survive execve");
    return done_testing();
}
