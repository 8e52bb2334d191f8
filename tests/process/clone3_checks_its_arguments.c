/*
 * clone3(2): each field of struct clone_args is checked, and a call that fails makes no child.
 */
#include "support.h"
#include <linux/sched.h>

static struct clone_args arguments;
static int fd = -1;

static void reset(uint64_t flags)
{
    memset(&arguments, 0, sizeof arguments);
    arguments.flags = flags;
    arguments.exit_signal = flags & (CLONE_THREAD | CLONE_PARENT) ? 0 : SIGCHLD;
}

static long call(size_t size)
{
    long pid = syscall(SYS_clone3, &arguments, size);

    if (pid == 0)
        _exit(0);
    if (pid > 0)
        wait_for(pid);
    return pid;
}

#define refused(error, ...) fails_with(call(sizeof arguments), error, __VA_ARGS__)

static void flags(void)
{
    int wrong = 0;

    for (int bit = 34; bit < 64; bit++) {
        reset(1ULL << bit);
        wrong += call(sizeof arguments) != -1 || errno != EINVAL;
    }
    is_int(wrong, 0, "flags that are not known are EINVAL");
    reset(0x00400000);
    refused(EINVAL, "CLONE_DETACHED is EINVAL");
    reset(CLONE_SIGHAND);
    refused(EINVAL, "CLONE_SIGHAND without CLONE_VM is EINVAL");
    reset(CLONE_VM | CLONE_THREAD);
    refused(EINVAL, "CLONE_THREAD without CLONE_SIGHAND is EINVAL");
    reset(CLONE_VM | CLONE_SIGHAND | CLONE_THREAD);
    arguments.exit_signal = SIGCHLD;
    refused(EINVAL, "CLONE_THREAD with an exit signal is EINVAL");
    reset(CLONE_PARENT);
    arguments.exit_signal = SIGCHLD;
    refused(EINVAL, "CLONE_PARENT with an exit signal is EINVAL");
    reset(0);
    arguments.exit_signal = 0x100000000ULL | SIGCHLD;
    refused(EINVAL, "an exit signal beyond 32 bits is EINVAL");
}

static void stacks(void)
{
    reset(0);
    arguments.stack_size = 4096;
    refused(EINVAL, "a size without a stack is EINVAL");
    arguments.stack = 0xffff800000000000;
    refused(EINVAL, "a stack in the kernel's half is EINVAL");
    arguments.stack = 4096;
    arguments.stack_size = ~0ULL;
    refused(EINVAL, "a stack that wraps around is EINVAL");
    reset(CLONE_SETTLS);
    arguments.tls = 0xffff800000000000;
    refused(EPERM, "thread-local storage in the kernel's half is EPERM");
}

static void pidfds(void)
{
    reset(CLONE_PIDFD);
    arguments.pidfd = 8;
    refused(EFAULT, "a bad pointer for the pidfd is EFAULT");
    reset(CLONE_PIDFD | CLONE_PARENT_SETTID);
    arguments.pidfd = arguments.parent_tid = (uintptr_t)&fd;
    refused(EINVAL, "pidfd and tid to one place is EINVAL");
    is_int(fd, -1, "nothing was stored there");
    reset(CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID);
    arguments.parent_tid = arguments.child_tid = 8;
    ok(call(sizeof arguments) > 0, "bad pointers for the tids are passed over");
}

static void ids_and_groups(void)
{
    pid_t ids[2] = { 0, 0 };

    reset(0);
    arguments.set_tid = (uintptr_t)ids;
    refused(EINVAL, "set_tid without its size is EINVAL");
    arguments.set_tid_size = 1;
    refused(EINVAL, "an id of 0 is EINVAL");
    ids[0] = INT_MAX;
    refused(EINVAL, "so is one above pid_max");
    arguments.set_tid = 8;
    refused(EFAULT, "a bad pointer to the ids is EFAULT");
    arguments.set_tid = 0;
    refused(EINVAL, "a size without ids is EINVAL");
    arguments.set_tid = (uintptr_t)ids;
    arguments.set_tid_size = 33;
    refused(EINVAL, "more ids than namespaces may nest is EINVAL");
    reset(0x200000000ULL);
    refused(EBADF, "CLONE_INTO_CGROUP with a descriptor that is no cgroup is EBADF");
    arguments.cgroup = 1ULL << 31;
    refused(EINVAL, "with a number that is no descriptor it is EINVAL");
    arguments.cgroup = 0;
    fails_with(call(80), EINVAL, "in a struct without that field it is EINVAL");
}

int main(void)
{
    flags();
    stacks();
    pidfds();
    ids_and_groups();
    fails_with(wait(NULL), ECHILD, "there is no child");
    return done_testing();
}
