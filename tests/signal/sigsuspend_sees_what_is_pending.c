/*
 * A signal that is pending when sigsuspend unblocks it ends the call at once: there is no window
 * to lose it.
 */
#include "support.h"

int main(void)
{
    sigset_t none;
    int wrong = 0;

    sigemptyset(&none);
    catch_signal(SIGUSR1, 0);
    block_signal(SIGUSR1);
    for (int i = 1; i <= 100; i++) {
        kill(getpid(), SIGUSR1);
        wrong += sigsuspend(&none) != -1 || errno != EINTR || caught_count != i;
    }
    is_int(wrong, 0, "a hundred times, the handler ran and sigsuspend returned");
    fails_with(syscall(SYS_rt_sigsuspend, &none, 4), EINVAL, "a set of 4 bytes is EINVAL");
    fails_with(syscall(SYS_rt_sigsuspend, 8, 8), EFAULT, "a bad set is EFAULT");
    return done_testing();
}
