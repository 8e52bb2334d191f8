/*
 * arch_prctl(2): ARCH_SET_GS, ARCH_GET_GS, ARCH_GET_FS; EPERM beyond user space; kept over a
 * switch and a signal.
 */
#include "support.h"
#include <asm/prctl.h>

static unsigned long target = 0x1122334455667788;

static unsigned long read_gs(void)
{
    unsigned long value;

    __asm__ volatile("mov %%gs:0, %0" : "=r"(value));
    return value;
}

int main(void)
{
    unsigned long base = 0, fs = 0, self;

    is_int(syscall(SYS_arch_prctl, ARCH_SET_GS, &target), 0, "ARCH_SET_GS");
    ok(read_gs() == target, "gs points to the word");
    is_int(syscall(SYS_arch_prctl, ARCH_GET_GS, &base), 0, "ARCH_GET_GS");
    ok(base == (unsigned long)&target, "gives the base");
    syscall(SYS_arch_prctl, ARCH_GET_FS, &fs);
    __asm__ volatile("mov %%fs:0, %0" : "=r"(self));
    ok(fs != 0 && fs == self, "ARCH_GET_FS gives the thread pointer");
    for (int i = 0; i < 20; i++)
        sched_yield();
    catch_signal(SIGUSR1, 0);
    raise(SIGUSR1);
    ok(read_gs() == target, "gs is unchanged after switches and a signal");
    fails_with(syscall(SYS_arch_prctl, ARCH_SET_GS, 0xffff800000000000), EPERM,
               "a base in the kernel is EPERM");
    fails_with(syscall(SYS_arch_prctl, ARCH_SET_GS, 0x8000000000000000), EPERM,
               "a non-canonical base is EPERM");
    fails_with(syscall(SYS_arch_prctl, 0x9999, 0), EINVAL, "an unknown code is EINVAL");
    fails_with(syscall(SYS_arch_prctl, ARCH_GET_GS, 8), EFAULT, "a bad pointer is EFAULT");
    return done_testing();
}
