/* ptrace(2): "When the tracer dies, tracees are detached and run on"; with PTRACE_O_EXITKILL
 * they are killed. The code of a stop that nobody looked at is the signal it goes on with: SIGTRAP
 * at a system call; with PTRACE_O_TRACESYSGOOD it is none. */
#include "tracee.h"

static int ids[2], go[2];
static unsigned options;
static int let_run;

static void tracee(void)
{
    await(go[0]);
    _exit(42);
}

/* Attaches to its sibling, and ends. */
static void tracer(void)
{
    pid_t pid;

    if (read(ids[0], &pid, sizeof pid) != sizeof pid)
        _exit(1);
    if (request(PTRACE_SEIZE, pid, 0, options) != 0 || request(PTRACE_INTERRUPT, pid, 0, 0) != 0)
        _exit(2);
    if (stop_code(next_stop(pid)) != EVENT(PTRACE_EVENT_STOP))
        _exit(3);
    if (let_run)
        request(PTRACE_CONT, pid, 0, 0);
}

static pid_t trace_and_leave(void)
{
    pid_t pid = start_child(tracee), other;

    wait_until_asleep(pid);
    other = start_child(tracer);
    if (write(ids[1], &pid, sizeof pid) != sizeof pid)
        bail_out("write failed");
    is_exit(wait_for(other), 0, "a tracer ends");
    return pid;
}

/* A grandchild that asks for its id once it was let run to its next system call. */
static void traced_caller(void)
{
    request(PTRACE_TRACEME, 0, 0, 0);
    raise(SIGSTOP);
    getppid();
    tell(go[1]);
}

static void inattentive_tracer(void)
{
    pid_t pid = start_child(traced_caller);
    siginfo_t info;

    next_stop(pid);
    request(PTRACE_SETOPTIONS, pid, 0, options);
    request(PTRACE_SYSCALL, pid, 0, 0);
    waitid(P_PID, pid, &info, WSTOPPED | WNOWAIT);
}

static void leave_at_a_system_call(void)
{
    char byte;

    make_pipe(go);
    is_exit(run_child(inattentive_tracer), 0, "a tracer ends without a look at a call's stop");
    close(go[1]);
    is_int(read(go[0], &byte, 1), options ? 1 : 0,
           options ? "its tracee runs on" : "its tracee dies of the SIGTRAP");
}

int main(void)
{
    pid_t pid;

    make_pipe(ids);
    make_pipe(go);
    pid = trace_and_leave();
    is_int(atoi(status_field(pid, "TracerPid")), 0, "its tracee has no tracer any more");
    tell(go[1]);
    is_exit(wait_for(pid), 42, "and leaves its stop to run on");

    let_run = 1;
    pid = trace_and_leave();
    tell(go[1]);
    is_exit(wait_for(pid), 42, "so does one that was running");

    options = PTRACE_O_EXITKILL;
    pid = trace_and_leave();
    is_killed(wait_for(pid), SIGKILL, "with PTRACE_O_EXITKILL it is killed");
    let_run = 0;
    pid = trace_and_leave();
    is_killed(wait_for(pid), SIGKILL, "in a stop, too");

    options = 0;
    leave_at_a_system_call();
    options = PTRACE_O_TRACESYSGOOD;
    leave_at_a_system_call();
    return done_testing();
}
