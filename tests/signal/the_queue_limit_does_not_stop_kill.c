/*
 * setrlimit(2), RLIMIT_SIGPENDING: "this limit is enforced only for sigqueue(3); it is always
 * possible to use kill(2) to queue one instance of any of the signals that are not already
 * queued". What found no room for its siginfo arrives as SI_USER from nobody, with zeros.
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

/* A standard signal is never refused, not to sigqueue either; a realtime one only to kill. */
static void send_in_other_ways(void)
{
    sigset_t set = set_of_two(SIGUSR1, SIGRTMIN);
    struct rlimit limit = { 0, 0 };
    siginfo_t info, kernel = { .si_code = SI_KERNEL };

    if (become_user(40002) < 0)
        _exit(1);
    setrlimit(RLIMIT_SIGPENDING, &limit);
    sigprocmask(SIG_BLOCK, &set, NULL);
    if (queue_int(getpid(), SIGUSR1, 7) != 0 || take_pending(&set, &info) != SIGUSR1)
        _exit(2);
    if (info.si_code != SI_USER || info.si_pid != 0 || info.si_uid != 0 || info.si_int != 0)
        _exit(3);
    if (syscall(SYS_tgkill, getpid(), getpid(), SIGRTMIN) != -1 || errno != EAGAIN)
        _exit(4);
    if (syscall(SYS_rt_sigqueueinfo, getpid(), SIGRTMIN, &kernel) != -1 || errno != EAGAIN)
        _exit(5);
    if (syscall(SYS_tgkill, getpid(), getpid(), SIGUSR1) != 0 ||
        take_pending(&set, &info) != SIGUSR1 || info.si_code != SI_USER || info.si_pid != 0)
        _exit(6);
    if (kill(getpid(), SIGRTMIN) != 0 || kill(getpid(), SIGRTMIN) != 0)
        _exit(7);
    if (take_pending(&set, &info) != SIGRTMIN || take_pending(&set, &info) != -1)
        _exit(8);
}

int main(void)
{
    need_root();
    is_exit(run_child(exhaust_and_kill), 0,
            "kill sends a standard and a realtime signal at the limit");
    is_exit(run_child(send_in_other_ways), 0,
            "sigqueue a standard one, without its siginfo; tgkill of a realtime one is EAGAIN; "
            "and realtime signals without an entry are one");
    return done_testing();
}
