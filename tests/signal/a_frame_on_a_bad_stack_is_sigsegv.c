/* A handler whose frame cannot be written: SIGSEGV, forced; the process ends with it. */
#include "support.h"

static uintptr_t stack;

static void get_signal_on_bad_stack(void)
{
    struct rlimit none = { 0, 0 };

    setrlimit(RLIMIT_CORE, &none);
    catch_signal(SIGUSR1, 0);
    catch_signal(SIGSEGV, 0);
    __asm__ volatile("mov %0, %%rsp\n syscall\n mov $231, %%eax\n xor %%edi, %%edi\n syscall"
                     :: "r"(stack), "a"(SYS_kill), "D"(getpid()), "S"(SIGUSR1) : "memory");
}

int main(void)
{
    static char unwritable[65536] __attribute__((aligned(4096)));
    uintptr_t stacks[] = {
        0, 8, 0x1000, 0x8000000000000000, 0x0000800000000000, 0xffff800000000000,
        0xffffffff80000000, 0xfffffffffffffff8, (uintptr_t)unwritable + sizeof unwritable,
        (uintptr_t)unwritable + 4096,
    };
    int killed = 0;

    mprotect(unwritable, sizeof unwritable, PROT_READ);
    for (unsigned i = 0; i < sizeof stacks / sizeof stacks[0]; i++) {
        stack = stacks[i];
        int status = run_child(get_signal_on_bad_stack);
        if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV)
            killed++;
        else
            describe_status(status);
    }
    is_int(killed, 10, "ten bad stacks are ten SIGSEGV");
    return done_testing();
}
