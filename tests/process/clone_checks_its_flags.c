/*
 * clone(2): EINVAL for CLONE_SIGHAND without CLONE_VM, CLONE_THREAD without CLONE_SIGHAND,
 * CLONE_FS with CLONE_NEWNS.
 */
#include "support.h"

static long clone_raw(unsigned long flags)
{
    long pid = syscall(SYS_clone, flags, 0, 0, 0, 0);

    if (pid == 0)
        _exit(0);
    if (pid > 0)
        waitpid(pid, NULL, __WALL);
    return pid;
}

int main(void)
{
    pid_t tid = -1, child;
    struct rlimit limit;

    (void)limit;
    fails_with(clone_raw(CLONE_SIGHAND | SIGCHLD), EINVAL, "CLONE_SIGHAND without CLONE_VM");
    fails_with(clone_raw(CLONE_THREAD), EINVAL, "CLONE_THREAD without CLONE_SIGHAND");
    fails_with(clone_raw(CLONE_THREAD | CLONE_VM), EINVAL, "CLONE_THREAD with CLONE_VM only");
    fails_with(clone_raw(CLONE_FS | CLONE_NEWNS | SIGCHLD), EINVAL, "CLONE_FS with CLONE_NEWNS");
    child = syscall(SYS_clone, CLONE_PARENT_SETTID | SIGCHLD, 0, &tid, 0, 0);
    if (child == 0)
        _exit(0);
    ok(child > 0 && tid == child, "CLONE_PARENT_SETTID stores the pid in the parent");
    wait_for(child);
    child = syscall(SYS_clone, CLONE_CHILD_SETTID | SIGCHLD, 0, 0, &tid, 0);
    if (child == 0)
        _exit(tid != getpid());
    is_exit(wait_for(child), 0, "CLONE_CHILD_SETTID stores it in the child");
    return done_testing();
}
