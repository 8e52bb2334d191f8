/*
 * Linux: a frame whose magic words are gone is an FXSAVE area without extensions; SSE state is
 * still restored from it.
 */
#include "frame.h"

static void change_area(int signal, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;

    (void)signal;
    (void)info;
    frame_software(uc)->magic1 = 0;
    for (int i = 0; i < 4; i++)
        uc->uc_mcontext.fpregs->_xmm[2].element[i] = 77 + i;
}

int main(void)
{
    unsigned element[4];

    set_action(SIGUSR1, change_area, 0);
    __asm__ volatile("pxor %%xmm2, %%xmm2\n syscall\n movdqu %%xmm2, %0" : "=m"(element)
                     : "a"(SYS_kill), "D"(getpid()), "S"(SIGUSR1)
                     : "rcx", "r11", "xmm2", "memory");
    ok(element[0] == 77 && element[1] == 78 && element[2] == 79 && element[3] == 80,
       "xmm2 is restored from such an area");
    return done_testing();
}
