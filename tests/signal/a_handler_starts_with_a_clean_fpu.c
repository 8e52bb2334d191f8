/*
 * Linux gives a handler the initial FP state: control word 0x37f, MXCSR 0x1f80, an empty stack,
 * zero registers.
 */
#include "frame.h"

int main(void)
{
    unsigned short control = 0x0c7f;
    unsigned mxcsr = 0x7f80, mxcsr_after;
    unsigned short control_after;
    int nonzero = 0;

    frame_catch(SIGUSR1, 0);
    __asm__ volatile(
        "fninit\n fldcw %2\n ldmxcsr %3\n fld1\n fldpi\n"
        "pcmpeqd %%xmm0, %%xmm0\n movdqa %%xmm0, %%xmm3\n movdqa %%xmm0, %%xmm7\n"
        "movdqa %%xmm0, %%xmm8\n movdqa %%xmm0, %%xmm15\n"
        "syscall\n"
        "fnstcw %0\n stmxcsr %1\n fninit"
        : "=m"(control_after), "=m"(mxcsr_after)
        : "m"(control), "m"(mxcsr), "a"(SYS_kill), "D"(getpid()), "S"(SIGUSR1)
        : "rcx", "r11", "memory", "xmm0", "xmm3", "xmm7", "xmm8", "xmm15");
    mxcsr = 0x1f80;
    __asm__ volatile("ldmxcsr %0" :: "m"(mxcsr));
    for (int i = 0; i < 256; i++)
        nonzero += frame_xmm[i] != 0;
    is_int(frame_control & 0xffff, 0x37f, "the x87 control word is 0x37f");
    is_int(frame_environment[4], 0xffff, "the x87 stack is empty");
    is_int(frame_mxcsr, 0x1f80, "MXCSR is 0x1f80");
    is_int(nonzero, 0, "xmm0 to xmm15 are zero");
    is_int(control_after, 0x0c7f, "the program's own control word is back afterwards");
    is_int(mxcsr_after, 0x7f80, "and its MXCSR");
    return done_testing();
}
