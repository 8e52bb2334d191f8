/* pidfd_send_signal(2): the descriptor may also be one of the folder /proc/PID, of no other. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tap.h"

static long send(int fd, int sig)
{
    return syscall(SYS_pidfd_send_signal, fd, sig, NULL, 0);
}

static int open_proc(pid_t pid, const char *rest)
{
    char path[64];

    snprintf(path, sizeof(path), "/proc/%d%s", (int)pid, rest);
    return open(path, O_RDONLY | O_CLOEXEC);
}

int main(void)
{
    pid_t child = fork();
    int folder, status;
    siginfo_t info;

    if (child == 0) {
        for (;;)
            pause();
    }
    folder = open_proc(child, "");
    ok(folder >= 0, "a child's folder in /proc is opened");
    is_int(send(folder, 0), 0, "signal 0 finds the child");
    fails_with(send(folder, 65), EINVAL, "a number that is no signal");
    fails_with(send(open_proc(child, "/status"), 0), EBADF, "a file in the folder");
    fails_with(send(open_proc(child, "/task"), 0), EBADF, "a folder in the folder");
    fails_with(send(open("/proc", O_RDONLY), 0), EBADF, "/proc itself");
    fails_with(send(STDOUT_FILENO, 0), EBADF, "any other file");
    is_int(send(folder, SIGUSR1), 0, "SIGUSR1 is sent");
    waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT);
    is_int(info.si_status, SIGUSR1, "and ends the child");
    is_int(send(folder, SIGUSR1), 0, "a zombie is still found");
    waitpid(child, &status, 0);
    fails_with(send(folder, 0), ESRCH, "one that was waited for is not");
    return done_testing();
}
