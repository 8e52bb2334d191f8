/*
 * clone3(2): CLONE_CLEAR_SIGHAND: "all signals that are handled in the parent are reset to their
 * default dispositions ... in the child"; ignored ones stay.
 */
#include "support.h"
#include <linux/sched.h>

static int start(uint64_t flags)
{
    struct clone_args arguments;
    struct sigaction action;
    pid_t pid;

    memset(&arguments, 0, sizeof arguments);
    arguments.flags = flags;
    arguments.exit_signal = SIGCHLD;
    pid = syscall(SYS_clone3, &arguments, sizeof arguments);
    if (pid == 0) {
        int result = 0;

        sigaction(SIGUSR1, NULL, &action);
        result += action.sa_handler == SIG_DFL;
        sigaction(SIGUSR2, NULL, &action);
        result += action.sa_handler == SIG_IGN ? 2 : 0;
        _exit(result);
    }
    return pid < 0 ? -1 : wait_for(pid);
}

int main(void)
{
    struct sigaction action;

    catch_signal(SIGUSR1, 0);
    ignore_signal(SIGUSR2);
    is_exit(start(0), 2, "without it the child has the handler");
    is_exit(start(0x100000000ULL), 3, "with it the default; what is ignored is ignored");
    sigaction(SIGUSR1, NULL, &action);
    ok(action.sa_sigaction == record_signal, "the parent has kept its handler");
    fails_with(start(0x100000000ULL | CLONE_SIGHAND | CLONE_VM), EINVAL,
               "together with CLONE_SIGHAND it is EINVAL");
    return done_testing();
}
