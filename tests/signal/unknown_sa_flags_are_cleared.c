/*
 * sigaction(2): "SA_UNSUPPORTED ... if the kernel supports this ... the kernel will clear this
 * bit" and all flags it does not know, so that they can be probed.
 */
#include "frame.h"

#define UNSUPPORTED 0x400u
#define EXPOSE_TAGBITS 0x800u

int main(void)
{
    struct kernel_action action = { SIG_IGN, 0, NULL, 0 }, old;

    action.flags = UNSUPPORTED | EXPOSE_TAGBITS | SA_RESTART | 0x100000 | 0x2000;
    is_int(syscall(SYS_rt_sigaction, SIGUSR1, &action, NULL, 8), 0, "unknown flags are no error");
    syscall(SYS_rt_sigaction, SIGUSR1, NULL, &old, 8);
    is_int(old.flags & UNSUPPORTED, 0, "SA_UNSUPPORTED is cleared");
    is_int(old.flags & EXPOSE_TAGBITS, EXPOSE_TAGBITS, "SA_EXPOSE_TAGBITS is known");
    is_int(old.flags & 0x102000, 0, "unknown bits are cleared");
    is_int(old.flags & SA_RESTART, SA_RESTART, "known ones stay");
    action.flags = SA_NOCLDSTOP | SA_NOCLDWAIT | SA_SIGINFO | SA_RESTORER_FLAG | SA_ONSTACK
                   | SA_RESTART | SA_NODEFER | (unsigned)SA_RESETHAND;
    syscall(SYS_rt_sigaction, SIGUSR1, &action, NULL, 8);
    syscall(SYS_rt_sigaction, SIGUSR1, NULL, &old, 8);
    is_int(old.flags, action.flags, "all known flags are given back");
    return done_testing();
}
