/* ptrace(2): a child of a seized tracee is seized, and stops with PTRACE_EVENT_STOP first; exec
 * sends no SIGTRAP; CLONE_PTRACE and CLONE_UNTRACED decide by themselves. */
#include "tracee.h"

static int go[2];

static void body(void)
{
    pid_t pid;

    await(go[0]);
    pid = fork();
    if (pid == 0)
        _exit(7);
    wait_for(pid);
    pid = (pid_t)syscall(SYS_clone, CLONE_UNTRACED | SIGCHLD, 0, 0, 0, 0);
    if (pid == 0)
        _exit(0);
    wait_for(pid);
    pid = (pid_t)syscall(SYS_clone, CLONE_PTRACE | SIGUSR2, 0, 0, 0, 0);
    if (pid == 0)
        _exit(8);
    waitpid(pid, NULL, __WALL);
    execl("/proc/self/exe", "again", "again", NULL);
}

int main(int argc, char **argv)
{
    siginfo_t info;
    pid_t pid, child;

    (void)argv;
    if (argc > 1)
        return 42;
    make_pipe(go);
    pid = start_child(body);
    request(PTRACE_SEIZE, pid, 0, PTRACE_O_TRACEFORK | PTRACE_O_EXITKILL);
    tell(go[1]);
    is_int(stop_code(next_stop(pid)), EVENT(PTRACE_EVENT_FORK), "fork is an event");
    child = (pid_t)event_message(pid);
    is_int(stop_code(next_stop(child)), EVENT(PTRACE_EVENT_STOP), "the child's first stop is, too");
    is_int(request(PTRACE_INTERRUPT, child, 0, 0), 0, "for it was seized");
    go_on(PTRACE_CONT, child, 0);
    request(PTRACE_CONT, pid, 0, 0);
    is_exit(go_on(PTRACE_CONT, child, 0), 7, "it ends");
    is_int(stop_code(next_stop(pid)), SIGCHLD, "the parent hears of it");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGCHLD, "a child of CLONE_UNTRACED is no event");
    request(PTRACE_CONT, pid, 0, 0);
    waitid(P_ALL, 0, &info, WSTOPPED | __WALL);
    child = info.si_pid;
    ok(child != pid && info.si_status == EVENT(PTRACE_EVENT_STOP),
       "one of CLONE_PTRACE is traced without an event");
    is_exit(go_on(PTRACE_CONT, child, 0), 8, "it ends");
    is_int(stop_code(next_stop(pid)), SIGUSR2, "the parent hears of it");
    is_exit(go_on(PTRACE_CONT, pid, 0), 42, "exec of a seized tracee is no stop");
    return done_testing();
}
