/*
 * tgkill(2): "EINVAL An invalid thread ID, thread group ID, or signal was specified. ... ESRCH No
 * process with the specified thread ID (and thread group ID) exists."
 */
#include "support.h"

int main(void)
{
    pid_t pid = getpid(), tid = thread_id(), child = fork();

    if (child == 0)
        for (;;)
            pause();

    fails_with(syscall(SYS_tgkill, 0, tid, SIGUSR1), EINVAL, "group 0");
    fails_with(syscall(SYS_tgkill, pid, 0, SIGUSR1), EINVAL, "thread 0");
    fails_with(syscall(SYS_tgkill, -1, tid, SIGUSR1), EINVAL, "group -1");
    fails_with(syscall(SYS_tgkill, pid, -1, SIGUSR1), EINVAL, "thread -1");
    fails_with(syscall(SYS_tgkill, pid, tid, 65), EINVAL, "signal 65");
    fails_with(syscall(SYS_tgkill, pid, tid, -1), EINVAL, "signal -1");
    fails_with(syscall(SYS_tgkill, child, tid, 0), ESRCH, "a thread of another group");
    fails_with(syscall(SYS_tgkill, pid, INT_MAX, 0), ESRCH, "no such thread");
    is_int(syscall(SYS_tgkill, pid, tid, 0), 0, "signal 0 only checks");
    fails_with(syscall(SYS_tkill, 0, SIGUSR1), EINVAL, "tkill of thread 0");
    fails_with(syscall(SYS_tkill, -1, SIGUSR1), EINVAL, "tkill of thread -1");
    fails_with(syscall(SYS_tkill, tid, 65), EINVAL, "tkill with signal 65");
    end_child(child);
    fails_with(syscall(SYS_tkill, INT_MAX, 0), ESRCH, "tkill of no such thread");
    return done_testing();
}
