/*
 * sigpending(2): "the set of signals that are pending for delivery to the calling thread", its own
 * and the process's.
 */
#include "support.h"

int main(void)
{
    sigset_t pending, both = set_of_two(SIGUSR1, SIGUSR2);
    int members = 0;

    sigprocmask(SIG_BLOCK, &both, NULL);
    kill(getpid(), SIGUSR1);
    syscall(SYS_tgkill, getpid(), thread_id(), SIGUSR2);
    sigemptyset(&pending);
    is_int(sigpending(&pending), 0, "sigpending succeeds");
    ok(sigismember(&pending, SIGUSR1), "the signal to the process is in it");
    ok(sigismember(&pending, SIGUSR2), "the signal to the thread is in it");
    for (int i = 1; i <= 64; i++)
        members += sigismember(&pending, i) == 1;
    is_int(members, 2, "and nothing else");
    return done_testing();
}
