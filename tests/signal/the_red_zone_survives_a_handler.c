/*
 * psABI, 3.2.2: "The 128-byte area beyond the location pointed to by %rsp is considered to be
 * reserved and shall not be modified by signal or interrupt handlers."
 */
#include "registers.h"

int spin_with_red_zone(void);
__asm__(".text\nspin_with_red_zone:\n"
        " mov $16, %ecx\n"
        "1: mov %rcx, %rax\n imul $0x1234567, %rax, %rax\n neg %rcx\n mov %rax, (%rsp,%rcx,8)\n"
        " neg %rcx\n dec %ecx\n jnz 1b\n"
        "2: cmpl $0, spinning(%rip)\n jne 2b\n"
        " xor %edx, %edx\n mov $16, %ecx\n"
        "3: mov %rcx, %rax\n imul $0x1234567, %rax, %rax\n neg %rcx\n cmp %rax, (%rsp,%rcx,8)\n"
        " je 4f\n inc %edx\n"
        "4: neg %rcx\n dec %ecx\n jnz 3b\n"
        " mov %edx, %eax\n ret\n");

volatile int spinning = 5;

static void on_alarm(int signal)
{
    volatile char garbage[3000];

    (void)signal;
    for (unsigned i = 0; i < sizeof garbage; i++)
        garbage[i] = i;
    if (--spinning)
        alarm_soon();
}

int main(void)
{
    set_simple_action(SIGALRM, on_alarm);
    alarm_soon();
    is_int(spin_with_red_zone(), 0, "all 16 words below rsp are unchanged after five handlers");
    return done_testing();
}
