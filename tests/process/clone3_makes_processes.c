/*
 * clone3(2): the arguments are in a struct whose size is given: EINVAL, E2BIG, EFAULT;
 * CLONE_PIDFD.
 */
#include "support.h"
#include <linux/sched.h>

static long clone3_raw(void *arguments, size_t size)
{
    long pid = syscall(SYS_clone3, arguments, size);

    if (pid == 0)
        _exit(6);
    return pid;
}

int main(void)
{
    struct {
        struct clone_args known;
        uint64_t more;
    } larger;
    struct clone_args arguments;
    siginfo_t info;
    int fd = -1;
    pid_t child;

    memset(&arguments, 0, sizeof arguments);
    arguments.exit_signal = SIGCHLD;
    child = clone3_raw(&arguments, sizeof arguments);
    is_exit(wait_for(child), 6, "a child is made");
    arguments.flags = CLONE_PIDFD;
    arguments.pidfd = (uintptr_t)&fd;
    child = clone3_raw(&arguments, sizeof arguments);
    ok(child > 0 && fd >= 0, "CLONE_PIDFD gives a pidfd");
    is_int(waitid((idtype_t)3, fd, &info, WEXITED), 0, "which can be waited for");
    ok(info.si_pid == child && info.si_status == 6, "it is the child's");
    memset(&larger, 0, sizeof larger);
    larger.known.exit_signal = SIGCHLD;
    child = clone3_raw(&larger, sizeof larger);
    is_exit(wait_for(child), 6, "a larger struct with zeros behind is accepted");
    larger.more = 1;
    fails_with(clone3_raw(&larger, sizeof larger), E2BIG, "with something else behind it is E2BIG");
    fails_with(clone3_raw(&arguments, 32), EINVAL, "a struct too small is EINVAL");
    fails_with(clone3_raw(&arguments, 8192), E2BIG, "one larger than a page is E2BIG");
    fails_with(clone3_raw((void *)8, sizeof arguments), EFAULT, "a bad pointer is EFAULT");
    memset(&arguments, 0, sizeof arguments);
    arguments.exit_signal = 65;
    fails_with(clone3_raw(&arguments, sizeof arguments), EINVAL, "exit signal 65 is EINVAL");
    arguments.exit_signal = SIGCHLD;
    arguments.flags = SIGCHLD;
    fails_with(clone3_raw(&arguments, sizeof arguments), EINVAL, "a signal in the flags is EINVAL");
    arguments.flags = 0;
    arguments.stack = (uintptr_t)&fd;
    fails_with(clone3_raw(&arguments, sizeof arguments), EINVAL,
               "a stack without a size is EINVAL");
    return done_testing();
}
