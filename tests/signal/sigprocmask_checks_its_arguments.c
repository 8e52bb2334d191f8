/*
 * sigprocmask(2): "EINVAL Either the value specified in how was invalid or the kernel does not
 * support the size passed in sigsetsize"; EFAULT.
 */
#include "support.h"

static long mask_raw(int how, const void *set, void *old, size_t size)
{
    return syscall(SYS_rt_sigprocmask, how, set, old, size);
}

int main(void)
{
    unsigned long set = 0, old;

    fails_with(mask_raw(3, &set, NULL, 8), EINVAL, "how 3");
    fails_with(mask_raw(-1, &set, NULL, 8), EINVAL, "how -1");
    is_int(mask_raw(3, NULL, &old, 8), 0, "how does not matter when the mask is only asked for");
    fails_with(mask_raw(SIG_BLOCK, &set, NULL, 4), EINVAL, "a set of 4 bytes");
    fails_with(mask_raw(SIG_BLOCK, &set, NULL, 128), EINVAL, "a set of 128 bytes");
    fails_with(mask_raw(SIG_BLOCK, (void *)8, NULL, 8), EFAULT, "a bad new set");
    fails_with(mask_raw(SIG_BLOCK, NULL, (void *)8, 8), EFAULT, "a bad place for the old set");
    set = MASK_BIT(SIGUSR1);
    fails_with(mask_raw(SIG_BLOCK, &set, (void *)8, 8), EFAULT, "a good set with a bad place");
    ok(is_blocked(SIGUSR1), "the mask was changed then all the same");
    is_int(mask_raw(SIG_BLOCK, NULL, NULL, 8), 0, "nothing to do is no error");
    fails_with(syscall(SYS_rt_sigpending, &old, 16), EINVAL, "sigpending of 16 bytes");
    is_int(syscall(SYS_rt_sigpending, &old, 8), 0, "sigpending of 8 bytes");
    fails_with(syscall(SYS_rt_sigpending, 8, 8), EFAULT, "sigpending to a bad place");
    return done_testing();
}
