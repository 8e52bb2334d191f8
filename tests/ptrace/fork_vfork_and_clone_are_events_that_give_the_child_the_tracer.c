/* ptrace(2): PTRACE_O_TRACEFORK, TRACEVFORK, TRACECLONE, TRACEVFORKDONE: the child is traced, and
 * stops with SIGSTOP first; PTRACE_GETEVENTMSG is its id. */
#include "tracee.h"

static void body(void)
{
    pid_t pid = fork();

    if (pid == 0)
        _exit(7);
    wait_for(pid);
    pid = vfork();
    if (pid == 0)
        _exit(8);
    wait_for(pid);
    pid = (pid_t)syscall(SYS_clone, SIGUSR1, 0, 0, 0, 0);
    if (pid == 0)
        _exit(9);
    waitpid(pid, NULL, __WALL);
    pid = fork(); /* without an option */
    _exit(pid == 0 ? 0 : wait_for(pid) == 0 ? 42 : 43);
}

/* The event of a new child, and what becomes of it. */
static void follow(pid_t pid, int event, const char *name, int code)
{
    pid_t child;

    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), EVENT(event), "%s is an event", name);
    ok(siginfo_of(pid).si_code == EVENT(event) && siginfo_of(pid).si_pid == pid,
       "its siginfo has the event as code and the tracee as sender");
    child = (pid_t)event_message(pid);
    is_int(stop_code(next_stop(child)), SIGSTOP, "the child stops with SIGSTOP");
    ok(atoi(status_field(child, "TracerPid")) == getpid(), "the tracer is its tracer");
    ok(atoi(status_field(child, "PPid")) == pid, "the tracee its parent");
    is_int(siginfo_of(child).si_code, SI_USER, "the SIGSTOP seems to come from nobody");
    if (event == PTRACE_EVENT_VFORK)
        request(PTRACE_CONT, pid, 0, 0);
    is_exit(go_on(PTRACE_CONT, child, 0), code, "the tracer waits for its end");
}

int main(void)
{
    unsigned options = PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE |
                       PTRACE_O_TRACEVFORKDONE;
    pid_t pid = start_tracee(body, options);

    follow(pid, PTRACE_EVENT_FORK, "fork", 7);
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGCHLD, "the parent hears of it afterwards");
    follow(pid, PTRACE_EVENT_VFORK, "vfork", 8);
    is_int(stop_code(next_stop(pid)), EVENT(PTRACE_EVENT_VFORK_DONE),
           "the end of a vfork is an event");
    ok(event_message(pid) != 0, "with the child's id");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGCHLD, "the parent hears of that end");
    follow(pid, PTRACE_EVENT_CLONE, "clone with another signal than SIGCHLD", 9);
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGUSR1, "the parent gets that signal");
    request(PTRACE_SETOPTIONS, pid, 0, PTRACE_O_EXITKILL);
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGCHLD, "without the option a fork is no event");
    is_exit(go_on(PTRACE_CONT, pid, 0), 42, "and the child is not traced");
    return done_testing();
}
