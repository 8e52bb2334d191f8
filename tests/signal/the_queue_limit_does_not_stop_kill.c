/*
 * setrlimit(2), RLIMIT_SIGPENDING: "this limit is enforced only for sigqueue(3); it is always
 * possible to use kill(2) to queue one instance of any of the signals that are not already
 * queued".
 */
#include "support.h"

static void exhaust_and_kill(void)
{
    struct rlimit limit = { 0, 0 };
    sigset_t set = set_of_two(SIGUSR1, SIGRTMIN);
    siginfo_t info;

    if (become_user(40002) < 0)
        _exit(1);
    setrlimit(RLIMIT_SIGPENDING, &limit);
    sigprocmask(SIG_BLOCK, &set, NULL);
    if (queue_int(getpid(), SIGRTMIN, 1) != -1 || errno != EAGAIN)
        _exit(2);
    if (kill(getpid(), SIGUSR1) != 0 || kill(getpid(), SIGRTMIN) != 0)
        _exit(3);
    if (take_pending(&set, &info) != SIGUSR1 || info.si_code != SI_USER)
        _exit(4);
    if (take_pending(&set, &info) != SIGRTMIN || info.si_code != SI_USER || info.si_pid != 0)
        _exit(5);
}

int main(void)
{
    need_root();
    is_exit(run_child(exhaust_and_kill), 0,
            "kill sends a standard and a realtime signal at the limit");
    return done_testing();
}
