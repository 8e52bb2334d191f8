/*
 * The FP state resumed is the one in the frame: what a handler writes to uc_mcontext.fpregs is
 * there afterwards.
 */
#include "support.h"

static void change_fp(int signal, siginfo_t *info, void *context)
{
    struct _libc_fpstate *fp = ((ucontext_t *)context)->uc_mcontext.fpregs;

    (void)signal;
    (void)info;
    for (int i = 0; i < 4; i++)
        fp->_xmm[5].element[i] = 0x11111111 * (i + 1);
    fp->mxcsr = 0x3f80;
    fp->cwd = 0x77f;
}

int main(void)
{
    unsigned element[4], mxcsr, usual = 0x1f80;
    unsigned short control;
    int wrong = 0;

    set_action(SIGUSR1, change_fp, 0);
    __asm__ volatile("pcmpeqd %%xmm5, %%xmm5\n syscall\n movdqu %%xmm5, %0\n stmxcsr %1\n"
                     "fnstcw %2\n ldmxcsr %3\n fninit"
                     : "=m"(element), "=m"(mxcsr), "=m"(control)
                     : "m"(usual), "a"(SYS_kill), "D"(getpid()), "S"(SIGUSR1)
                     : "rcx", "r11", "xmm5", "memory");
    for (int i = 0; i < 4; i++)
        wrong += element[i] != 0x11111111u * (i + 1);
    is_int(wrong, 0, "xmm5 is what the handler wrote");
    is_int(mxcsr, 0x3f80, "MXCSR is what the handler wrote");
    is_int(control, 0x77f, "the control word is what the handler wrote");
    return done_testing();
}
