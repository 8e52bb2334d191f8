/*
 * kill(2): "For a process group, sig is sent to ... if the calling process has permission to send
 * to at least one"; POSIX: EPERM only when none may be.
 */
#include "support.h"

static pid_t leader;

static void sleep_for_ever(void)
{
    for (;;)
        pause();
}

static void send_to_group(void)
{
    pid_t mine;

    if (setpgid(0, leader) < 0 || become_user(1001) < 0)
        _exit(1);
    if (kill(-leader, 0) != 0)
        _exit(2);
    mine = fork();
    if (mine == 0)
        sleep_for_ever();
    setpgid(0, 0);
    if (kill(-leader, SIGUSR1) != 0)
        _exit(3);
    if (WTERMSIG(wait_for(mine)) != SIGUSR1)
        _exit(4);
    if (kill(-leader, SIGUSR1) != -1 || errno != EPERM)
        _exit(5);
}

int main(void)
{
    need_root();
    leader = start_child(sleep_for_ever);
    setpgid(leader, leader);
    is_exit(run_child(send_to_group), 0,
            "it succeeds with one allowed member, and is EPERM without");
    is_int(waitpid(leader, NULL, WNOHANG), 0, "the member of another user got nothing");
    end_child(leader);
    return done_testing();
}
