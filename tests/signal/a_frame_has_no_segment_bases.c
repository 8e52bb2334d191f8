/*
 * Linux, x86-64: a frame has no FS and GS base, and 0 for their selectors; sigreturn looks at none
 * of it: what a handler sets by arch_prctl(2) stays.
 */
#include "support.h"
#include <asm/prctl.h>

static volatile unsigned words_seen = 1;

static unsigned long base(int code)
{
    unsigned long value = 1;

    syscall(SYS_arch_prctl, code, &value);
    return value;
}

static void on_signal(int signal, siginfo_t *info, void *context)
{
    greg_t *word = &((ucontext_t *)context)->uc_mcontext.gregs[REG_CSGSFS];

    (void)signal;
    (void)info;
    words_seen = (unsigned)(*word >> 16);
    *word |= 0xffffffff0000;
    syscall(SYS_arch_prctl, ARCH_SET_GS, 0x123000);
}

int main(void)
{
    unsigned long fs = base(ARCH_GET_FS);
    unsigned short fs_selector, gs_selector;

    set_action(SIGUSR1, on_signal, 0);
    kill(getpid(), SIGUSR1);
    __asm__ volatile("mov %%fs, %0\n mov %%gs, %1" : "=r"(fs_selector), "=r"(gs_selector));
    is_int(words_seen, 0, "the words for gs and fs are 0");
    ok(fs_selector == 0 && gs_selector == 0, "and not read at the return");
    ok(base(ARCH_GET_FS) == fs, "the FS base is as before");
    is_int((long)base(ARCH_GET_GS), 0x123000, "the GS base is as the handler set it");
    return done_testing();
}
