/* ptrace(2): SIGKILL is never shown, "SIGKILL kills even within system calls" and whatever stop the
 * tracee is in. */
#include "tracee.h"

static void body(void)
{
    getppid();
    fork();
}

int main(void)
{
    pid_t pid = start_tracee(body, 0), child;

    kill(pid, SIGKILL);
    is_killed(next_stop(pid), SIGKILL, "in a signal-delivery-stop");

    pid = start_tracee(body, PTRACE_O_TRACESYSGOOD);
    is_int(stop_code(go_on(PTRACE_SYSCALL, pid, 0)), SYSCALL_STOP, "a tracee enters a call");
    kill(pid, SIGKILL);
    is_killed(next_stop(pid), SIGKILL, "in a system-call-stop");

    pid = start_tracee(body, 0);
    is_int(stop_code(go_on(PTRACE_CONT, pid, SIGSTOP)), SIGSTOP, "a tracee is in group-stop");
    kill(pid, SIGKILL);
    is_killed(next_stop(pid), SIGKILL, "in a group-stop");

    pid = start_tracee(body, PTRACE_O_TRACEFORK);
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), EVENT(PTRACE_EVENT_FORK), "a tracee forks");
    child = (pid_t)event_message(pid);
    kill(pid, SIGKILL);
    is_killed(next_stop(pid), SIGKILL, "in an event's stop");
    kill(child, SIGKILL);
    is_killed(next_stop(child), SIGKILL, "and the traced child before it ran");

    pid = start_tracee(body, 0);
    is_int(request(PTRACE_KILL, pid, 0, 0), 0, "PTRACE_KILL");
    is_killed(next_stop(pid), SIGKILL, "kills as well");
    return done_testing();
}
