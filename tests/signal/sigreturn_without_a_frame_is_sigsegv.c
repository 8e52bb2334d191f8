/* rt_sigreturn called by hand, with rsp pointing to nothing, to the kernel or to zeros. */
#include "support.h"

static uintptr_t stack;
static char zeros[4096] __attribute__((aligned(64)));

static void call_sigreturn(void)
{
    struct rlimit none = { 0, 0 };

    setrlimit(RLIMIT_CORE, &none);
    __asm__ volatile("mov %0, %%rsp\n mov $15, %%eax\n syscall\n mov $231, %%eax\n"
                     "xor %%edi, %%edi\n syscall" :: "r"(stack) : "memory");
}

int main(void)
{
    uintptr_t stacks[] = {
        0, 8, 0x1000, 0x8000000000000000, 0x0000800000000000, 0xffff800000000000,
        0xffffffff80000000, 0xfffffffffffffff8, 0x00007ffffffff000, (uintptr_t)zeros + 8,
        (uintptr_t)zeros + sizeof zeros + 3,
    };
    int killed = 0;

    for (unsigned i = 0; i < sizeof stacks / sizeof stacks[0]; i++) {
        stack = stacks[i];
        int status = run_child(call_sigreturn);
        if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV)
            killed++;
        else
            describe_status(status);
    }
    is_int(killed, 11, "eleven calls are eleven SIGSEGV");
    return done_testing();
}
