/* ptrace(2), "execve(2) under ptrace". */
#include "tracee.h"

static void body(void)
{
    char *arguments[] = { "again", "again", NULL };

    raise(SIGSTOP);
    execv("/proc/self/exe", arguments);
    _exit(1);
}

int main(int argc, char **argv)
{
    struct user_regs_struct regs;
    pid_t pid;

    (void)argv;
    if (argc > 1)
        return 42;

    pid = start_tracee(body, 0);
    go_on(PTRACE_CONT, pid, 0);
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGTRAP, "exec of a tracee gives it a SIGTRAP");
    ok(siginfo_of(pid).si_code == SI_USER && siginfo_of(pid).si_pid == pid, "as if sent by itself");
    regs = registers_of(pid);
    ok(regs.rax == 0 && regs.rbx == 0 && regs.rdi == 0, "before the first instruction");
    is_int(regs.orig_rax, SYS_execve, "orig_rax is the call's number");
    is_exit(go_on(PTRACE_CONT, pid, 0), 42, "without it the program runs");

    pid = start_tracee(body, PTRACE_O_TRACEEXEC);
    go_on(PTRACE_CONT, pid, 0);
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), EVENT(PTRACE_EVENT_EXEC),
           "with PTRACE_O_TRACEEXEC it is an event");
    is_int(event_message(pid), pid, "with the thread's former id");
    is_exit(go_on(PTRACE_CONT, pid, 0), 42, "and there is no SIGTRAP");

    pid = start_tracee(body, PTRACE_O_TRACEEXEC | PTRACE_O_TRACESYSGOOD);
    go_on(PTRACE_CONT, pid, 0);
    while (registers_of(pid).orig_rax != SYS_execve)
        if (stop_code(go_on(PTRACE_SYSCALL, pid, 0)) != SYSCALL_STOP)
            break;
    is_int(event_message(pid), 1, "with PTRACE_SYSCALL: it enters execve");
    is_int(stop_code(go_on(PTRACE_SYSCALL, pid, 0)), EVENT(PTRACE_EVENT_EXEC),
           "then comes the event");
    is_int(stop_code(go_on(PTRACE_SYSCALL, pid, 0)), SYSCALL_STOP, "then the way out");
    is_int(event_message(pid), 2, "as such");
    is_int(registers_of(pid).orig_rax, SYS_execve, "of execve");
    is_exit(go_on(PTRACE_CONT, pid, 0), 42, "the program runs");
    return done_testing();
}
