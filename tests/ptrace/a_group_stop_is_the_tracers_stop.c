/* ptrace(2), "Group-stop", of a tracee that was attached or asked for it: all its threads stop; the
 * tracer lets it run again, even though the process has been stopped. */
#include "tracee.h"

static void body(void)
{
    setpgid(0, 0); /* not an orphaned group: SIGTSTP stops it */
    raise(SIGTSTP);
    _exit(42);
}

int main(void)
{
    pid_t pid;
    siginfo_t info;

    pid = start_tracee(body, 0);
    is_int(task_state(pid), 't', "a tracee's state is t");
    is_int(stop_code(go_on(PTRACE_CONT, pid, SIGSTOP)), SIGSTOP,
           "SIGSTOP let through is another stop: group-stop");
    ok(request(PTRACE_GETSIGINFO, pid, 0, (unsigned long)&info) < 0 && errno == EINVAL,
       "without siginfo");
    is_int(task_state(pid), 't', "its state is t there, too");
    kill(pid, SIGCONT);
    is_int(task_state(pid), 't', "SIGCONT does not let a tracee go on");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGCONT, "it is shown when that lets it");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGTSTP, "SIGTSTP is shown");
    kill(pid, SIGCONT);
    is_int(stop_code(go_on(PTRACE_CONT, pid, SIGTSTP)), SIGCONT,
           "SIGCONT meanwhile: it does not stop any more");
    is_exit(go_on(PTRACE_CONT, pid, 0), 42, "it runs to its end");

    pid = start_tracee(body, 0);
    is_int(stop_code(go_on(PTRACE_CONT, pid, SIGSTOP)), SIGSTOP, "in group-stop");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGTSTP,
           "the tracer may let it run, stopped or not");
    is_int(stop_code(go_on(PTRACE_CONT, pid, SIGTSTP)), SIGTSTP, "and it stops once more");
    request(PTRACE_DETACH, pid, 0, 0);
    wait_until_state(pid, 'T');
    ok(1, "without its tracer it stays stopped");
    kill(pid, SIGCONT);
    is_exit(wait_for(pid), 42, "until SIGCONT comes");
    return done_testing();
}
