/*
 * POSIX 2.4.3: "Setting a signal action to SIG_IGN for a signal that is pending shall cause the
 * pending signal to be discarded, whether or not it is blocked."
 */
#include "support.h"

int main(void)
{
    block_signal(SIGUSR1);
    block_signal(SIGRTMIN);
    kill(getpid(), SIGUSR1);
    syscall(SYS_tgkill, getpid(), thread_id(), SIGUSR1);
    for (int i = 0; i < 10; i++)
        queue_int(getpid(), SIGRTMIN, i);
    ignore_signal(SIGUSR1);
    ok(!is_pending(SIGUSR1), "the process's and the thread's instance are gone");
    ignore_signal(SIGRTMIN);
    ok(!is_pending(SIGRTMIN), "so are all ten of a realtime signal");
    catch_signal(SIGUSR1, 0);
    catch_signal(SIGRTMIN, 0);
    unblock_all();
    is_int(caught_count, 0, "none reaches a handler set later");
    return done_testing();
}
