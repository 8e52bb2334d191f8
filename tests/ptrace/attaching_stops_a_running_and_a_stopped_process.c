/* ptrace(2): PTRACE_ATTACH sends SIGSTOP; a stopped process stops for the tracer at once.
 * PTRACE_DETACH lets it go on, with a signal. */
#include "tracee.h"

static int go[2];

static void body(void)
{
    set_simple_action(SIGUSR1, SIG_DFL);
    await(go[0]);
    _exit(42);
}

static void spin(void)
{
    for (;;)
        ;
}

int main(void)
{
    pid_t pid;
    int status;

    make_pipe(go);
    pid = start_child(body);
    wait_until_asleep(pid);
    is_int(request(PTRACE_ATTACH, pid, 0, 0), 0, "PTRACE_ATTACH to a process that sleeps");
    is_int(stop_code(next_stop(pid)), SIGSTOP, "it stops with SIGSTOP");
    is_int(siginfo_of(pid).si_code, SI_KERNEL, "of the kernel");
    ok(atoi(status_field(pid, "TracerPid")) == getpid(), "TracerPid in /proc is the tracer");
    ok(!strcmp(status_field(pid, "State"), "t (tracing stop)"), "State is t (tracing stop)");
    ok(request(PTRACE_ATTACH, pid, 0, 0) < 0 && errno == EPERM, "nobody attaches twice: EPERM");
    ok(request(PTRACE_DETACH, pid, 0, 65) < 0 && errno == EIO, "a bad signal is EIO");
    is_int(request(PTRACE_DETACH, pid, 0, 0), 0, "PTRACE_DETACH");
    is_int(atoi(status_field(pid, "TracerPid")), 0, "TracerPid is 0");
    ok(request(PTRACE_CONT, pid, 0, 0) < 0 && errno == ESRCH, "it is no tracee any more: ESRCH");
    wait_until_asleep(pid);

    kill(pid, SIGSTOP);
    waitpid(pid, &status, WUNTRACED);
    is_int(request(PTRACE_ATTACH, pid, 0, 0), 0, "PTRACE_ATTACH to a stopped process");
    is_int(stop_code(next_stop(pid)), SIGSTOP, "its stop is the tracer's to see");
    is_int(task_state(pid), 't', "its state is t");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGSTOP, "the SIGSTOP that was sent follows");
    is_int(request(PTRACE_DETACH, pid, 0, 0), 0, "PTRACE_DETACH");
    is_int(wait_until_state(pid, 'T'), 0, "leaves it stopped as it was");

    is_int(request(PTRACE_SEIZE, pid, 0, 0), 0, "PTRACE_SEIZE of a stopped process");
    is_int(stop_code(next_stop(pid)), SIGSTOP | PTRACE_EVENT_STOP << 8, "shows its group-stop");
    request(PTRACE_DETACH, pid, 0, 0);
    kill(pid, SIGCONT);
    is_int(request(PTRACE_ATTACH, pid, 0, 0), 0, "PTRACE_ATTACH again");
    while (stop_code(status = next_stop(pid)) == SIGCONT)
        request(PTRACE_CONT, pid, 0, 0);
    is_int(stop_code(status), SIGSTOP, "it stops");
    is_int(request(PTRACE_DETACH, pid, 0, SIGUSR1), 0, "PTRACE_DETACH with a signal");
    is_killed(wait_for(pid), SIGUSR1, "delivers it");

    pid = start_child(spin);
    is_int(request(PTRACE_ATTACH, pid, 0, 0), 0, "PTRACE_ATTACH to a process that runs");
    is_int(stop_code(next_stop(pid)), SIGSTOP, "it stops");
    end_child(pid);
    return done_testing();
}
