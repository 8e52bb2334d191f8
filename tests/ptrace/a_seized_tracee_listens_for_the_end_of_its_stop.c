/* ptrace(2): PTRACE_SEIZE, PTRACE_INTERRUPT and PTRACE_LISTEN: group-stop is PTRACE_EVENT_STOP with
 * the stop's signal; a tracee that listens reports SIGCONT as PTRACE_EVENT_STOP with SIGTRAP. */
#include "tracee.h"

static int go[2];

static void body(void)
{
    await(go[0]);
    _exit(42);
}

int main(void)
{
    pid_t pid;
    siginfo_t info;
    int status;

    make_pipe(go);
    pid = start_child(body);
    ok(request(PTRACE_SEIZE, pid, 1, 0) < 0 && errno == EIO, "PTRACE_SEIZE with an address is EIO");
    ok(request(PTRACE_SEIZE, pid, 0, 1 << 10) < 0 && errno == EIO, "so are unknown options");
    is_int(request(PTRACE_SEIZE, pid, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL), 0,
           "PTRACE_SEIZE");
    wait_until_asleep(pid);
    is_int(waitpid(pid, &status, __WALL | WNOHANG), 0, "does not stop the tracee");
    ok(request(PTRACE_CONT, pid, 0, 0) < 0 && errno == ESRCH, "which takes no request then: ESRCH");

    is_int(request(PTRACE_INTERRUPT, pid, 0, 0), 0, "PTRACE_INTERRUPT");
    is_int(stop_code(next_stop(pid)), EVENT(PTRACE_EVENT_STOP), "stops it: an event with SIGTRAP");
    info = siginfo_of(pid);
    ok(info.si_signo == SIGTRAP && info.si_code == EVENT(PTRACE_EVENT_STOP), "in its siginfo, too");
    is_int(request(PTRACE_INTERRUPT, pid, 0, 0), 0, "PTRACE_INTERRUPT of a stopped one");
    is_int(waitpid(pid, &status, __WALL | WNOHANG), 0, "is no news yet");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), EVENT(PTRACE_EVENT_STOP),
           "but makes it stop again when it goes on");
    request(PTRACE_CONT, pid, 0, 0);

    kill(pid, SIGSTOP);
    is_int(stop_code(next_stop(pid)), SIGSTOP, "SIGSTOP is shown");
    is_int(stop_code(go_on(PTRACE_CONT, pid, SIGSTOP)), SIGSTOP | PTRACE_EVENT_STOP << 8,
           "let through it is PTRACE_EVENT_STOP with SIGSTOP");
    is_int(siginfo_of(pid).si_signo, SIGSTOP, "si_signo is that signal");
    is_int(request(PTRACE_LISTEN, pid, 0, 0), 0, "PTRACE_LISTEN");
    is_int(waitpid(pid, &status, __WALL | WNOHANG), 0, "is no news");
    ok(request(PTRACE_GETEVENTMSG, pid, 0, (unsigned long)&info) < 0 && errno == ESRCH,
       "a tracee that listens takes no request");
    is_int(request(PTRACE_INTERRUPT, pid, 0, 0), 0, "but PTRACE_INTERRUPT");
    is_int(stop_code(next_stop(pid)), SIGSTOP | PTRACE_EVENT_STOP << 8, "then it reports again");
    request(PTRACE_LISTEN, pid, 0, 0);
    kill(pid, SIGCONT);
    is_int(stop_code(next_stop(pid)), EVENT(PTRACE_EVENT_STOP), "the end of the stop is reported");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGCONT, "then SIGCONT is shown");
    ok(request(PTRACE_LISTEN, pid, 0, 0) < 0 && errno == EIO,
       "PTRACE_LISTEN in a signal-delivery-stop is EIO");

    request(PTRACE_CONT, pid, 0, 0);
    kill(pid, SIGSTOP);
    next_stop(pid);
    is_int(stop_code(go_on(PTRACE_CONT, pid, SIGSTOP)), SIGSTOP | PTRACE_EVENT_STOP << 8,
           "in group-stop again");
    kill(pid, SIGCONT);
    is_int(waitpid(pid, &status, __WALL | WNOHANG), 0, "SIGCONT before PTRACE_LISTEN");
    request(PTRACE_LISTEN, pid, 0, 0);
    is_int(stop_code(next_stop(pid)), EVENT(PTRACE_EVENT_STOP), "is reported by it");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGCONT, "and shown");
    request(PTRACE_CONT, pid, 0, 0);
    tell(go[1]);
    is_exit(next_stop(pid), 42, "the call that all this interrupted goes on");

    pid = start_tracee(body, 0);
    ok(request(PTRACE_INTERRUPT, pid, 0, 0) < 0 && errno == EIO,
       "PTRACE_INTERRUPT of one that was not seized is EIO");
    ok(request(PTRACE_LISTEN, pid, 0, 0) < 0 && errno == EIO, "so is PTRACE_LISTEN");
    end_child(pid);
    return done_testing();
}
