/*
 * proc(5), /proc/PID/status: SigQ: "the number of currently queued signals for the real user ID" /
 * its limit.
 */
#include "support.h"

static void count_as_a_user(void)
{
    struct rlimit limit = { 50, 50 };

    if (become_user(40010) < 0)
        _exit(1);
    setrlimit(RLIMIT_SIGPENDING, &limit);
    block_signal(SIGRTMIN);
    block_signal(SIGUSR1);
    if (strcmp(status_field(getpid(), "SigQ"), "0/50") != 0)
        _exit(2);
    for (int i = 0; i < 7; i++)
        queue_int(getpid(), SIGRTMIN, i);
    if (strcmp(status_field(getpid(), "SigQ"), "7/50") != 0)
        _exit(3);
    kill(getpid(), SIGUSR1);
    kill(getpid(), SIGUSR1);
    if (strcmp(status_field(getpid(), "SigQ"), "8/50") != 0)
        _exit(4);
    ignore_signal(SIGRTMIN);
    if (strcmp(status_field(getpid(), "SigQ"), "1/50") != 0)
        _exit(5);
}

int main(void)
{
    need_root();
    is_exit(run_child(count_as_a_user), 0,
            "0, then 7, then 8 with a standard signal, then 1 of 50");
    return done_testing();
}
