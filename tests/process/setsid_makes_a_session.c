/*
 * setsid(2): "creates a new session if the calling process is not a process group leader. The
 * calling process is the leader of the new session"; EPERM for a leader.
 */
#include "support.h"

static void make_a_session(void)
{
    pid_t pid = getpid();

    if (setsid() != pid || getsid(0) != pid || getpgrp() != pid)
        _exit(1);
    if (setsid() != -1 || errno != EPERM)
        _exit(2);
    if (open("/dev/tty", O_RDWR) != -1 || errno != ENXIO)
        _exit(3);
}

static void be_a_group_leader(void)
{
    setpgid(0, 0);
    if (setsid() != -1 || errno != EPERM)
        _exit(1);
}

static void inherit(void)
{
    pid_t parent = getsid(0), child = fork();

    if (child == 0)
        _exit(getsid(0) != parent);
    _exit(wait_for(child));
}

int main(void)
{
    is_exit(run_child(make_a_session), 0, "session, group and no terminal");
    is_exit(run_child(be_a_group_leader), 0, "a group's leader cannot");
    is_exit(run_child(inherit), 0, "a child is in its parent's session");
    fails_with(getsid(999999), ESRCH, "getsid of nobody is ESRCH");
    return done_testing();
}
