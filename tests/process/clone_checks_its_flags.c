/*
 * clone(2), ERRORS: which flags need each other and which exclude each other; all others go
 * together.
 */
#include "support.h"

static int pidfd, tid;

/* The child ends at once, without touching memory or stack: it may share both. */
static long clone_raw(unsigned long flags, unsigned long tls)
{
    register long child_tid asm("r10") = (long)&tid;
    register long tls_argument asm("r8") = tls;
    long result;

    asm volatile("syscall\n"
                 "test %%rax, %%rax\n"
                 "jnz 1f\n"
                 "mov $60, %%eax\n" /* exit(0) */
                 "xor %%edi, %%edi\n"
                 "syscall\n"
                 "1:"
                 : "=a"(result)
                 : "a"(SYS_clone), "D"(flags), "S"(0), "d"(flags & CLONE_PIDFD ? &pidfd : &tid),
                   "r"(child_tid), "r"(tls_argument)
                 : "rcx", "r11", "memory");
    if (result > 0 && !(flags & CLONE_THREAD))
        waitpid(result, NULL, __WALL);
    if (result > 0 && (flags & CLONE_PIDFD))
        close(pidfd);
    if (result < 0)
        errno = -result;
    return result < 0 ? -1 : result;
}

static int is_excluded(unsigned long flags)
{
    if ((flags & CLONE_THREAD) && !(flags & CLONE_SIGHAND))
        return 1;
    if ((flags & CLONE_SIGHAND) && !(flags & CLONE_VM))
        return 1;
    return (flags & CLONE_PIDFD) && (flags & (CLONE_PARENT_SETTID | CLONE_DETACHED));
}

/* How many of base and any two flags more are not as is_excluded() says. */
static int try_pairs(unsigned long base)
{
    static const unsigned long flags[] = {
        CLONE_VM, CLONE_FS, CLONE_FILES, CLONE_SIGHAND, CLONE_PIDFD, CLONE_PTRACE, CLONE_VFORK,
        CLONE_THREAD, CLONE_SYSVSEM, CLONE_SETTLS, CLONE_PARENT_SETTID, CLONE_CHILD_CLEARTID,
        CLONE_DETACHED, CLONE_UNTRACED, CLONE_CHILD_SETTID, CLONE_IO,
    };
    int count = sizeof flags / sizeof flags[0], wrong = 0;

    for (int i = 0; i < count; i++)
        for (int j = i; j < count; j++) {
            unsigned long both = base | flags[i] | flags[j];
            int failed = clone_raw(both, 0) < 0;

            if (failed != is_excluded(both) || (failed && errno != EINVAL)) {
                diag("flags %#lx: failed %d, errno %d", both, failed, errno);
                wrong++;
            }
        }
    return wrong;
}

int main(void)
{
    pid_t child;

    block_all();
    fails_with(clone_raw(CLONE_SIGHAND | SIGCHLD, 0), EINVAL, "CLONE_SIGHAND without CLONE_VM");
    fails_with(clone_raw(CLONE_THREAD, 0), EINVAL, "CLONE_THREAD without CLONE_SIGHAND");
    fails_with(clone_raw(CLONE_THREAD | CLONE_VM, 0), EINVAL, "CLONE_THREAD with CLONE_VM only");
    fails_with(clone_raw(CLONE_FS | CLONE_NEWNS | SIGCHLD, 0), EINVAL, "CLONE_FS with CLONE_NEWNS");
    fails_with(clone_raw(CLONE_PIDFD | CLONE_PARENT_SETTID | SIGCHLD, 0), EINVAL,
               "CLONE_PIDFD with CLONE_PARENT_SETTID: they share an argument");
    fails_with(clone_raw(CLONE_PIDFD | CLONE_DETACHED | SIGCHLD, 0), EINVAL,
               "CLONE_PIDFD with CLONE_DETACHED");
    fails_with(clone_raw(CLONE_SETTLS | SIGCHLD, 0xffff800000000000), EPERM,
               "CLONE_SETTLS with an address of the kernel's is EPERM");
    is_int(try_pairs(SIGCHLD), 0, "any two flags go together but for these");
    is_int(try_pairs(CLONE_VM | CLONE_SIGHAND), 0, "also with CLONE_VM and CLONE_SIGHAND");
    is_int(try_pairs(CLONE_VM | CLONE_SIGHAND | CLONE_THREAD), 0, "and as a thread");
    while (atoi(status_field(getpid(), "Threads")) > 1) /* one that ends late may clear `tid` */
        sched_yield();
    child = syscall(SYS_clone, CLONE_PARENT_SETTID | SIGCHLD, 0, &tid, 0, 0);
    if (child == 0)
        _exit(0);
    ok(child > 0 && tid == child, "CLONE_PARENT_SETTID stores the pid in the parent");
    wait_for(child);
    child = syscall(SYS_clone, CLONE_CHILD_SETTID | SIGCHLD, 0, 0, &tid, 0);
    if (child == 0)
        _exit(tid != getpid());
    is_exit(wait_for(child), 0, "CLONE_CHILD_SETTID stores it in the child");
    tid = 0;
    ok(clone_raw(CLONE_PARENT_SETTID | CLONE_VM | CLONE_VFORK, 0) == tid,
       "a termination signal of none is 0");
    return done_testing();
}
