/* rt_sigtimedwait(2): EINVAL for a bad sigsetsize, EFAULT for bad pointers. */
#include "support.h"

static long wait_raw(const void *set, void *info, const void *timeout, size_t size)
{
    return syscall(SYS_rt_sigtimedwait, set, info, timeout, size);
}

int main(void)
{
    struct timespec zero = { 0, 0 };
    unsigned long set = MASK_BIT(SIGUSR1);
    siginfo_t info;

    block_signal(SIGUSR1);
    fails_with(wait_raw(&set, &info, &zero, 4), EINVAL, "a set of 4 bytes");
    fails_with(wait_raw(&set, &info, &zero, 128), EINVAL, "a set of 128 bytes");
    fails_with(wait_raw((void *)8, &info, &zero, 8), EFAULT, "a bad set");
    fails_with(wait_raw(&set, &info, (void *)8, 8), EFAULT, "a bad timeout");
    kill(getpid(), SIGUSR1);
    fails_with(wait_raw(&set, (void *)8, &zero, 8), EFAULT, "a bad place for the siginfo");
    ok(!is_pending(SIGUSR1), "the signal has been taken then all the same");
    return done_testing();
}
