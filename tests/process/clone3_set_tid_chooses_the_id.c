/*
 * clone3(2), "The set_tid array": the new process or thread gets this id; EEXIST if it is in use,
 * EPERM without CAP_SYS_ADMIN or CAP_CHECKPOINT_RESTORE.
 */
#include "support.h"
#include <linux/sched.h>

#define CHOSEN 31234

static long clone_as(pid_t id)
{
    struct clone_args arguments;
    long pid;

    memset(&arguments, 0, sizeof arguments);
    arguments.exit_signal = SIGCHLD;
    arguments.set_tid = (uintptr_t)&id;
    arguments.set_tid_size = 1;
    pid = syscall(SYS_clone3, &arguments, sizeof arguments);
    if (pid == 0)
        _exit(getpid() == CHOSEN ? 7 : 1);
    return pid;
}

static void as_nobody(void)
{
    become_user(NOBODY);
    _exit(clone_as(CHOSEN) == -1 && errno == EPERM ? 0 : 1);
}

int main(void)
{
    need_root();
    is_int(clone_as(CHOSEN), CHOSEN, "a child gets the id that was asked for");
    fails_with(clone_as(CHOSEN), EEXIST, "while it is there, even as a zombie, the id is EEXIST");
    is_exit(wait_for(CHOSEN), 7, "it is that process");
    is_int(clone_as(CHOSEN), CHOSEN, "once it is reaped the id is free again");
    wait_for(CHOSEN);
    fails_with(clone_as(1), EEXIST, "process 1 is there");
    fails_with(clone_as(getpid()), EEXIST, "so is the caller");
    is_exit(run_child(as_nobody), 0, "an ordinary user may not choose: EPERM");
    return done_testing();
}
