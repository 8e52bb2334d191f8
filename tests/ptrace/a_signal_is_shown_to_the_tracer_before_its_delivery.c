/* ptrace(2), "Signal-delivery-stop": each signal but SIGKILL stops the tracee first; the tracer
 * suppresses it, injects it or puts another in its place. */
#include "tracee.h"

static void report(int signal, siginfo_t *info, void *context)
{
    (void)context;
    _exit(signal == SIGUSR2 && info->si_code == SI_USER && info->si_pid == getppid() ? 42 : 43);
}

static void body(void)
{
    set_simple_action(SIGUSR1, SIG_IGN);
    raise(SIGUSR1);
    raise(SIGCHLD);
    raise(SIGTERM);
    block_signal(SIGHUP);
    raise(SIGHUP);
    unblock_signal(SIGHUP);
    set_action(SIGUSR2, report, 0);
    raise(SIGTERM);
}

int main(void)
{
    pid_t pid = start_tracee(body, 0);

    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGUSR1, "an ignored signal is shown");
    is_int(stop_code(go_on(PTRACE_CONT, pid, SIGUSR1)), SIGCHLD,
           "and ignored afterwards; one whose default is to do nothing is shown");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGTERM, "a fatal one is shown");
    is_int(siginfo_of(pid).si_code, SI_TKILL, "with its siginfo");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGHUP,
           "suppressed, it kills nobody; a blocked one is shown once it is unblocked");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGTERM, "the next one");
    is_exit(go_on(PTRACE_CONT, pid, SIGUSR2), 42,
            "replaced by another signal, the handler of that one sees the tracer as its sender");

    pid = start_tracee(body, 0);
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGUSR1, "another tracee stops");
    is_killed(go_on(PTRACE_CONT, pid, SIGKILL), SIGKILL, "SIGKILL in place of a signal kills");

    pid = start_tracee(body, 0);
    is_killed(go_on(PTRACE_CONT, pid, SIGTERM), SIGTERM, "a fatal signal in its place kills");
    return done_testing();
}
