/*
 * sigprocmask(2): "It is not possible to block SIGKILL or SIGSTOP. Attempts to do so are silently
 * ignored."
 */
#include "support.h"

int main(void)
{
    unsigned long all = ~0UL, mask = 0;

    is_int(syscall(SYS_rt_sigprocmask, SIG_SETMASK, &all, NULL, 8), 0, "all 64 may be asked for");
    syscall(SYS_rt_sigprocmask, SIG_BLOCK, NULL, &mask, 8);
    ok(mask == ~(MASK_BIT(SIGKILL) | MASK_BIT(SIGSTOP)), "all but SIGKILL and SIGSTOP are blocked");
    syscall(SYS_rt_sigprocmask, SIG_BLOCK, &all, NULL, 8);
    syscall(SYS_rt_sigprocmask, SIG_BLOCK, NULL, &mask, 8);
    ok(mask == ~(MASK_BIT(SIGKILL) | MASK_BIT(SIGSTOP)), "also with SIG_BLOCK");
    return done_testing();
}
