/*
 * POSIX, siglongjmp(): the mask saved by sigsetjmp(env, 1) is restored; with sigsetjmp(env, 0) it
 * is left as it is.
 */
#include "support.h"

static sigjmp_buf environment;

static void jump_out(int signal)
{
    siglongjmp(environment, signal);
}

int main(void)
{
    volatile int jumps = 0;

    set_simple_action(SIGUSR1, jump_out);
    if (sigsetjmp(environment, 1) == 0)
        raise(SIGUSR1);
    ok(!is_blocked(SIGUSR1), "with a saved mask, the signal is unblocked after the jump");
    sigsetjmp(environment, 1);
    if (jumps++ < 100)
        raise(SIGUSR1);
    is_int(jumps, 101, "a hundred jumps in a row work");
    if (sigsetjmp(environment, 0) == 0)
        raise(SIGUSR1);
    ok(is_blocked(SIGUSR1), "without a saved mask, the signal is still blocked after the jump");
    unblock_signal(SIGUSR1);
    return done_testing();
}
