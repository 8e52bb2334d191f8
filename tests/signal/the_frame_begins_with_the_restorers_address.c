/*
 * Linux's struct rt_sigframe: pretcode, ucontext, siginfo; pretcode is sa_restorer, so that the
 * handler's ret calls sigreturn.
 */
#include "frame.h"

int main(void)
{
    siginfo_t *info;

    frame_catch(SIGUSR1, SA_SIGINFO);
    queue_int(getpid(), SIGUSR1, 9);
    ok(frame_return == (uintptr_t)frame_restorer, "the return address is the restorer");
    ok(frame_context == frame_sp + 8, "the ucontext follows it");
    ok(frame_info == frame_context + 304, "the siginfo follows the ucontext");
    info = (siginfo_t *)frame_info;
    (void)info;
    return done_testing();
}
