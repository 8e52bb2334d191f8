/*
 * setpgid(2): moves a process to a group of its session; EPERM, ESRCH, EINVAL, EACCES after the
 * child's exec.
 */
#include "support.h"

static int ready[2], gate[2];

static void wait_for_the_gate(void)
{
    tell(ready[1]);
    await(gate[0]);
}

static void lead_a_session(void)
{
    setsid();
    if (setpgid(0, 0) != -1 || errno != EPERM)
        _exit(1);
    wait_for_the_gate();
}

static void move_the_parent(void)
{
    _exit(setpgid(getppid(), 0) == -1 && errno == ESRCH ? 0 : 1);
}

static void exec_and_wait(void)
{
    execl("/proc/self/exe", "test", "wait", NULL);
    _exit(1);
}

int main(int argc, char **argv)
{
    pid_t child, other, session;

    (void)argv;
    if (argc > 1) {
        tell(101);
        return await(100) ? 0 : 1;
    }
    make_pipe(ready);
    make_pipe(gate);
    child = start_child(wait_for_the_gate);
    other = start_child(wait_for_the_gate);
    await(ready[0]);
    await(ready[0]);
    ok(getpgid(child) == getpgrp(), "a child starts in its parent's group");
    is_int(setpgid(child, 0), 0, "it is made the leader of a new one");
    ok(getpgid(child) == child, "whose id is its pid");
    is_int(setpgid(other, child), 0, "another joins it");
    ok(getpgid(other) == child, "and is in it");
    is_int(setpgid(other, getpgrp()), 0, "and comes back");
    fails_with(setpgid(other, 999999), EPERM, "a group that is not there is EPERM");
    fails_with(setpgid(child, -1), EINVAL, "a negative group is EINVAL");
    is_exit(run_child(move_the_parent), 0, "a process that is no child is ESRCH");
    fails_with(getpgid(999999), ESRCH, "getpgid of nobody is ESRCH");
    session = start_child(lead_a_session);
    await(ready[0]);
    fails_with(setpgid(session, child), EPERM, "a session leader cannot be moved");
    for (int i = 0; i < 3; i++)
        tell(gate[1]);
    wait_for(child);
    wait_for(other);
    is_exit(wait_for(session), 0, "nor move itself");
    dup2(gate[0], 100);
    dup2(ready[1], 101);
    child = start_child(exec_and_wait);
    await(ready[0]);
    fails_with(setpgid(child, child), EACCES, "a child that has executed a program is EACCES");
    tell(gate[1]);
    wait_for(child);
    return done_testing();
}
