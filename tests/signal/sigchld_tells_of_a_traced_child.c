/* sigaction(2): SIGCHLD with CLD_TRAPPED, "traced child has trapped". ptrace(2): si_status is the
 * signal that the child would get, and SIGTRAP when it stops for an event. */
#include "support.h"

#include <sys/ptrace.h>

static siginfo_t next_sigchld(void)
{
    siginfo_t info;
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    while (sigwaitinfo(&set, &info) < 0)
        ;
    return info;
}

static void be_traced(void)
{
    ptrace(PTRACE_TRACEME, 0, 0, 0);
    raise(SIGUSR1);
    raise(SIGSTOP);
    _exit(3);
}

int main(void)
{
    sigset_t set;
    siginfo_t info;
    int status;
    pid_t pid;

    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, NULL);
    pid = start_child(be_traced);

    info = next_sigchld();
    is_int(info.si_code, CLD_TRAPPED, "a tracee that stops sends SIGCHLD with CLD_TRAPPED");
    ok(info.si_pid == pid, "si_pid is the tracee");
    is_int(info.si_uid, getuid(), "si_uid is its user");
    is_int(info.si_status, SIGUSR1, "si_status is the signal that is about to be delivered");
    waitpid(pid, &status, 0);
    is_stopped(status, SIGUSR1, "wait reports the same stop, without WUNTRACED");

    ptrace(PTRACE_CONT, pid, 0, 0);
    info = next_sigchld();
    is_int(info.si_code, CLD_TRAPPED, "a stop signal shown to the tracer is CLD_TRAPPED too");
    is_int(info.si_status, SIGSTOP, "si_status is SIGSTOP");
    waitpid(pid, &status, 0);

    ptrace(PTRACE_CONT, pid, 0, SIGSTOP);
    info = next_sigchld();
    is_int(info.si_code, CLD_STOPPED, "the stop itself, in which it takes part, is CLD_STOPPED");
    is_int(info.si_status, SIGSTOP, "si_status is SIGSTOP");
    ok(waitid(P_PID, pid, &info, WSTOPPED) == 0, "waitid reports it");
    is_int(info.si_code, CLD_TRAPPED, "as CLD_TRAPPED");

    ptrace(PTRACE_SETOPTIONS, pid, 0, PTRACE_O_TRACEEXIT);
    ptrace(PTRACE_CONT, pid, 0, 0);
    info = next_sigchld();
    is_int(info.si_code, CLD_TRAPPED, "an event is CLD_TRAPPED");
    is_int(info.si_status, SIGTRAP, "si_status is SIGTRAP, without the event");
    ok(waitid(P_PID, pid, &info, WEXITED) == 0, "waitid reports it");
    is_int(info.si_status, SIGTRAP | PTRACE_EVENT_EXIT << 8, "si_status has the event there");

    ptrace(PTRACE_CONT, pid, 0, 0);
    info = next_sigchld();
    is_int(info.si_code, CLD_EXITED, "the end is CLD_EXITED");
    is_int(info.si_status, 3, "si_status is the exit status");
    is_exit(wait_for(pid), 3, "wait reports the end");
    return done_testing();
}
