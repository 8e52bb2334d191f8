/*
 * POSIX, <ucontext.h>: the handler's context is what is resumed; changing its rip skips the
 * instruction.
 */
#include "support.h"

static void skip_two_bytes(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    (void)info;
    ((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP] += 2;
}

int main(void)
{
    int after = 0;

    set_action(SIGILL, skip_two_bytes, 0);
    for (int i = 0; i < 50; i++)
        __asm__ volatile("ud2\n incl %0" : "+r"(after));
    is_int(after, 50, "fifty illegal instructions were stepped over");
    return done_testing();
}
