/*
 * The whole FP state is saved in the frame: a handler that computes, or copies memory, does not
 * disturb the program.
 */
#include "registers.h"

static unsigned char in[256] __attribute__((aligned(16))), out[256] __attribute__((aligned(16)));

void sse_spin(const void *from, void *to);
__asm__(".text\nsse_spin:\n"
        " movdqa (%rdi), %xmm0\n movdqa 16(%rdi), %xmm1\n movdqa 32(%rdi), %xmm2\n"
        " movdqa 48(%rdi), %xmm3\n movdqa 64(%rdi), %xmm4\n movdqa 80(%rdi), %xmm5\n"
        " movdqa 96(%rdi), %xmm6\n movdqa 112(%rdi), %xmm7\n movdqa 128(%rdi), %xmm8\n"
        " movdqa 144(%rdi), %xmm9\n movdqa 160(%rdi), %xmm10\n movdqa 176(%rdi), %xmm11\n"
        " movdqa 192(%rdi), %xmm12\n movdqa 208(%rdi), %xmm13\n movdqa 224(%rdi), %xmm14\n"
        " movdqa 240(%rdi), %xmm15\n"
        "1: cmpl $0, spinning(%rip)\n jne 1b\n"
        " movdqa %xmm0, (%rsi)\n movdqa %xmm1, 16(%rsi)\n movdqa %xmm2, 32(%rsi)\n"
        " movdqa %xmm3, 48(%rsi)\n movdqa %xmm4, 64(%rsi)\n movdqa %xmm5, 80(%rsi)\n"
        " movdqa %xmm6, 96(%rsi)\n movdqa %xmm7, 112(%rsi)\n movdqa %xmm8, 128(%rsi)\n"
        " movdqa %xmm9, 144(%rsi)\n movdqa %xmm10, 160(%rsi)\n movdqa %xmm11, 176(%rsi)\n"
        " movdqa %xmm12, 192(%rsi)\n movdqa %xmm13, 208(%rsi)\n movdqa %xmm14, 224(%rsi)\n"
        " movdqa %xmm15, 240(%rsi)\n ret\n");

volatile int spinning = 5;

static void on_alarm(int signal)
{
    (void)signal;
    __asm__ volatile(
        "pcmpeqd %%xmm0, %%xmm0\n movdqa %%xmm0, %%xmm1\n movdqa %%xmm0, %%xmm2\n"
        "movdqa %%xmm0, %%xmm3\n movdqa %%xmm0, %%xmm4\n movdqa %%xmm0, %%xmm5\n"
        "movdqa %%xmm0, %%xmm6\n movdqa %%xmm0, %%xmm7\n movdqa %%xmm0, %%xmm8\n"
        "movdqa %%xmm0, %%xmm9\n movdqa %%xmm0, %%xmm10\n movdqa %%xmm0, %%xmm11\n"
        "movdqa %%xmm0, %%xmm12\n movdqa %%xmm0, %%xmm13\n movdqa %%xmm0, %%xmm14\n"
        "movdqa %%xmm0, %%xmm15"
        ::: "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9",
        "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15");
    if (--spinning)
        alarm_soon();
}

int main(void)
{
    for (int i = 0; i < 256; i++)
        in[i] = i * 7 + 1;
    set_simple_action(SIGALRM, on_alarm);
    alarm_soon();
    sse_spin(in, out);
    ok(memcmp(in, out, sizeof in) == 0, "xmm0 to xmm15 are unchanged after five handlers");
    return done_testing();
}
