/*
 * execve(2): "The dispositions of any signals that are being caught are reset to the default";
 * ignored ones stay ignored, SIGCHLD too. Flags, restorer and mask of each are gone on Linux.
 */
#include "frame.h"

static int after_exec(void)
{
    struct kernel_action raw = { .flags = 1 };
    struct sigaction action;

    for (int signal = 1; signal <= 31; signal++) {
        syscall(SYS_rt_sigaction, signal, NULL, &raw, 8);
        if (raw.flags != 0 || raw.restorer || raw.mask != 0)
            return 5;
    }
    sigaction(SIGUSR1, NULL, &action);
    if (action.sa_handler != SIG_DFL)
        return 1;
    sigaction(SIGUSR2, NULL, &action);
    if (action.sa_handler != SIG_IGN)
        return 2;
    sigaction(SIGCHLD, NULL, &action);
    if (action.sa_handler != SIG_IGN)
        return 3;
    sigaction(SIGTERM, NULL, &action);
    if (action.sa_handler != SIG_DFL)
        return 4;
    return 0;
}

static void exec_with_actions(void)
{
    struct kernel_action ignore = { SIG_IGN, SA_RESTART | SA_ONSTACK, NULL, MASK_BIT(SIGHUP) };

    catch_signal(SIGUSR1, SA_RESTART | SA_NODEFER);
    syscall(SYS_rt_sigaction, SIGUSR2, &ignore, NULL, 8);
    ignore_signal(SIGCHLD);
    execl("/proc/self/exe", "test", "after-exec", NULL);
    _exit(9);
}

int main(int argc, char **argv)
{
    (void)argv;
    if (argc > 1)
        return after_exec();
    is_exit(run_child(exec_with_actions), 0, "caught is default, ignored is ignored after execve");
    return done_testing();
}
