/* The frame's XSAVE area has the upper halves of the ymm registers, where the CPU has AVX. */
#include "registers.h"

static unsigned char in[512] __attribute__((aligned(32))), out[512] __attribute__((aligned(32)));

void avx_spin(const void *from, void *to);
__asm__(".text\navx_spin:\n"
        " vmovdqa (%rdi), %ymm0\n vmovdqa 32(%rdi), %ymm1\n vmovdqa 64(%rdi), %ymm2\n"
        " vmovdqa 96(%rdi), %ymm3\n vmovdqa 128(%rdi), %ymm4\n vmovdqa 160(%rdi), %ymm5\n"
        " vmovdqa 192(%rdi), %ymm6\n vmovdqa 224(%rdi), %ymm7\n vmovdqa 256(%rdi), %ymm8\n"
        " vmovdqa 288(%rdi), %ymm9\n vmovdqa 320(%rdi), %ymm10\n vmovdqa 352(%rdi), %ymm11\n"
        " vmovdqa 384(%rdi), %ymm12\n vmovdqa 416(%rdi), %ymm13\n vmovdqa 448(%rdi), %ymm14\n"
        " vmovdqa 480(%rdi), %ymm15\n"
        "1: cmpl $0, spinning(%rip)\n jne 1b\n"
        " vmovdqa %ymm0, (%rsi)\n vmovdqa %ymm1, 32(%rsi)\n vmovdqa %ymm2, 64(%rsi)\n"
        " vmovdqa %ymm3, 96(%rsi)\n vmovdqa %ymm4, 128(%rsi)\n vmovdqa %ymm5, 160(%rsi)\n"
        " vmovdqa %ymm6, 192(%rsi)\n vmovdqa %ymm7, 224(%rsi)\n vmovdqa %ymm8, 256(%rsi)\n"
        " vmovdqa %ymm9, 288(%rsi)\n vmovdqa %ymm10, 320(%rsi)\n vmovdqa %ymm11, 352(%rsi)\n"
        " vmovdqa %ymm12, 384(%rsi)\n vmovdqa %ymm13, 416(%rsi)\n vmovdqa %ymm14, 448(%rsi)\n"
        " vmovdqa %ymm15, 480(%rsi)\n vzeroupper\n ret\n");

volatile int spinning = 5;

static void on_alarm(int signal)
{
    (void)signal;
    __asm__ volatile("vzeroall");
    if (--spinning)
        alarm_soon();
}

int main(void)
{
    for (int i = 0; i < 512; i++)
        in[i] = i * 11 + i / 256 + 1;
    set_simple_action(SIGALRM, on_alarm);
    if (__builtin_cpu_supports("avx")) {
        alarm_soon();
        avx_spin(in, out);
    } else {
        memcpy(out, in, sizeof in);
    }
    ok(memcmp(in, out, sizeof in) == 0, "ymm0 to ymm15 are unchanged after five handlers");
    return done_testing();
}
