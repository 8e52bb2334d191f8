/* Linux takes from the thread's own queue before the process's, whatever the numbers. */
#include "support.h"

int main(void)
{
    sigset_t set = set_of_two(SIGUSR1, SIGUSR2);

    sigaddset(&set, SIGRTMIN);
    sigprocmask(SIG_BLOCK, &set, NULL);
    kill(getpid(), SIGUSR1);
    syscall(SYS_tgkill, getpid(), thread_id(), SIGRTMIN);
    syscall(SYS_tgkill, getpid(), thread_id(), SIGUSR2);
    is_int(take_pending(&set, NULL), SIGUSR2, "the thread's lowest is first");
    is_int(take_pending(&set, NULL), SIGRTMIN, "then the thread's realtime signal");
    is_int(take_pending(&set, NULL), SIGUSR1,
           "then the process's, though its number is the lowest");
    return done_testing();
}
