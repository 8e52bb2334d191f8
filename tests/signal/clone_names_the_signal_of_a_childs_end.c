/*
 * clone(2): "When the child terminates, a signal may be sent to the parent. The termination signal
 * is specified in the low byte of flags"; none is 0.
 */
#include "support.h"

static pid_t clone_with(int exit_signal)
{
    pid_t pid = syscall(SYS_clone, exit_signal, 0, 0, 0, 0);

    if (pid == 0)
        _exit(3);
    return pid;
}

static pid_t clone_to_stop(void)
{
    pid_t pid = syscall(SYS_clone, SIGUSR1, 0, 0, 0, 0);

    if (pid == 0) {
        raise(SIGSTOP);
        _exit(0);
    }
    return pid;
}

static pid_t clone_to_exec(void)
{
    pid_t pid = syscall(SYS_clone, SIGUSR1, 0, 0, 0, 0);

    if (pid == 0) {
        execl("/proc/self/exe", "test", "after-exec", NULL);
        _exit(1);
    }
    return pid;
}

int main(int argc, char **argv)
{
    sigset_t set = set_of_two(SIGUSR1, SIGCHLD);
    siginfo_t info;
    pid_t child;
    int status;

    (void)argv;
    if (argc > 1)
        return 4;
    sigprocmask(SIG_BLOCK, &set, NULL);
    child = clone_with(SIGUSR1);
    is_int(sigwaitinfo(&set, &info), SIGUSR1, "a child cloned with SIGUSR1 sends it when it ends");
    is_int(info.si_code, CLD_EXITED, "with CLD_EXITED");
    ok(info.si_pid == child, "and its pid");
    fails_with(waitpid(child, &status, 0), ECHILD, "a plain waitpid does not see such a child");
    ok(waitpid(child, &status, __WCLONE) == child, "with __WCLONE it does");
    child = clone_with(0);
    ok(waitpid(child, &status, __WALL) == child, "a child cloned with 0 is seen with __WALL");
    is_int(take_pending(&set, NULL), -1, "and sends nothing");
    child = clone_to_stop();
    waitpid(child, &status, WUNTRACED | __WCLONE);
    is_int(sigwaitinfo(&set, &info), SIGCHLD, "a stop is told by SIGCHLD all the same");
    is_int(info.si_code, CLD_STOPPED, "with CLD_STOPPED");
    kill(child, SIGKILL);
    is_int(sigwaitinfo(&set, &info), SIGUSR1, "the end by the signal that clone named");
    is_int(info.si_code, CLD_KILLED, "with CLD_KILLED");
    waitpid(child, &status, __WCLONE);
    child = clone_to_exec();
    is_int(sigwaitinfo(&set, &info), SIGCHLD, "after an exec it is SIGCHLD");
    is_int(info.si_status, 4, "with the new program's status");
    ok(waitpid(child, &status, 0) == child, "and a plain waitpid sees the child");
    return done_testing();
}
