/*
 * sigaction(2): EINVAL for a bad signal or sigsetsize, EFAULT for a bad pointer; nothing is
 * changed then.
 */
#include "frame.h"

static long sigaction_raw(int signal, const void *act, void *old, size_t size)
{
    return syscall(SYS_rt_sigaction, signal, act, old, size);
}

int main(void)
{
    struct kernel_action action = { SIG_IGN, 0, NULL, 0 }, old;

    fails_with(sigaction_raw(0, &action, NULL, 8), EINVAL, "signal 0");
    fails_with(sigaction_raw(65, &action, NULL, 8), EINVAL, "signal 65");
    fails_with(sigaction_raw(-1, &action, NULL, 8), EINVAL, "signal -1");
    fails_with(sigaction_raw(65, NULL, &old, 8), EINVAL, "asking for signal 65");
    fails_with(sigaction_raw(SIGUSR1, &action, NULL, 4), EINVAL, "a set of 4 bytes");
    fails_with(sigaction_raw(SIGUSR1, &action, NULL, 16), EINVAL, "a set of 16 bytes");
    fails_with(sigaction_raw(SIGUSR1, &action, NULL, 0), EINVAL, "a set of 0 bytes");
    fails_with(sigaction_raw(SIGUSR1, (void *)8, NULL, 8), EFAULT, "a bad new action");
    is_int(sigaction_raw(SIGUSR1, NULL, &old, 8), 0, "asking succeeds");
    ok(old.handler == NULL, "the action is still the default");
    fails_with(sigaction_raw(SIGUSR1, NULL, (void *)8, 8), EFAULT, "a bad place for the old one");
    return done_testing();
}
