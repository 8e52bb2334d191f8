/* ptrace(2), "Death under ptrace": the tracer waits for the dead tracee first; its real parent
 * is told once the tracer has, and does not see the tracer's stops. */
#include "tracee.h"

static int go[2], ids[2], done[2], wait_now[2];

static void body(void)
{
    await(go[0]);
    _exit(42);
}

static void tracer(void)
{
    siginfo_t info;
    pid_t pid;
    int status;

    block_signal(SIGCHLD);
    if (read(ids[0], &pid, sizeof pid) != sizeof pid || request(PTRACE_SEIZE, pid, 0, 0) != 0 ||
        request(PTRACE_INTERRUPT, pid, 0, 0) != 0)
        _exit(1);
    if (stop_code(next_stop(pid)) != EVENT(PTRACE_EVENT_STOP))
        _exit(2);
    tell(done[1]);
    await(wait_now[0]);
    request(PTRACE_CONT, pid, 0, 0);
    tell(go[1]);
    memset(&info, 0, sizeof info);
    if (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT) != 0 || info.si_code != CLD_EXITED)
        _exit(3);
    tell(done[1]);
    await(wait_now[0]);
    if (waitpid(pid, &status, 0) != pid || !WIFEXITED(status) || WEXITSTATUS(status) != 42)
        _exit(4);
    if (waitpid(pid, &status, 0) != -1 || errno != ECHILD)
        _exit(5);
    tell(done[1]);
    await(wait_now[0]);
    _exit(0);
}

int main(void)
{
    pid_t pid, other;
    siginfo_t info;
    sigset_t set = set_of(SIGCHLD);
    int status;

    block_signal(SIGCHLD);
    make_pipe(go);
    make_pipe(ids);
    make_pipe(done);
    make_pipe(wait_now);
    pid = start_child(body);
    other = start_child(tracer);
    if (write(ids[1], &pid, sizeof pid) != sizeof pid)
        bail_out("write failed");
    await(done[0]);
    is_int(waitpid(pid, &status, WNOHANG | WUNTRACED), 0,
           "the parent does not see a tracer's stop");
    tell(wait_now[1]);
    await(done[0]);
    is_int(task_state(pid), 'Z', "the tracee is a zombie");
    is_int(waitpid(pid, &status, WNOHANG), 0, "its parent cannot wait for it yet");
    is_int(take_pending(&set, &info), -1, "and was not told");
    tell(wait_now[1]);
    await(done[0]);
    is_int(take_pending(&set, &info), SIGCHLD, "once the tracer has waited, the parent is told");
    ok(info.si_code == CLD_EXITED && info.si_pid == pid && info.si_status == 42, "all of it");
    is_exit(wait_for(pid), 42, "and waits for it");
    tell(wait_now[1]);
    is_exit(wait_for(other), 0, "the tracer saw the same status");
    return done_testing();
}
