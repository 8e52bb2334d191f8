/* setjmp(3), sigsetjmp(3): registers, values, the mask. */
#include <tap.h>

#include <setjmp.h>
#include <signal.h>

static jmp_buf env;
static sigjmp_buf sig_env;

#pragma GCC diagnostic ignored "-Winfinite-recursion"
static void __attribute__((noinline)) jump(int depth, int value)
{
    if (depth == 0)
        longjmp(env, value);
    jump(depth - 1, value);
    __asm__ volatile("" : : : "memory"); /* no tail call */
}

static int blocked(int sig)
{
    sigset_t now;

    sigprocmask(SIG_BLOCK, NULL, &now);
    return sigismember(&now, sig);
}

static void handler(int sig)
{
    siglongjmp(sig_env, sig);
}

int main(void)
{
    volatile int rounds = 0;
    volatile int value;

    value = setjmp(env);
    if (value == 0)
        jump(50, 7);
    is_int(value, 7, "longjmp's value");
    value = setjmp(env);
    if (value == 0)
        jump(0, 0);
    is_int(value, 1, "0 becomes 1");
    if (setjmp(env) < 5) {
        rounds++;
        if (rounds < 5)
            longjmp(env, rounds);
    }
    is_int(rounds, 5, "one buffer serves many jumps");

    signal(SIGUSR1, handler);
    for (volatile int i = 0; i < 3; i++) {
        value = sigsetjmp(sig_env, 1);
        if (value == 0)
            raise(SIGUSR1);
        is_int(value, SIGUSR1, "out of a handler");
        ok(!blocked(SIGUSR1), "siglongjmp put the mask back");
    }
    value = sigsetjmp(sig_env, 0);
    if (value == 0)
        raise(SIGUSR1);
    is_int(value, SIGUSR1, "out of a handler without a saved mask");
    ok(blocked(SIGUSR1), "leaves the signal blocked");
    return done_testing();
}
