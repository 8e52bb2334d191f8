/* ptrace(2): PTRACE_SYSEMU stops before each system call, which is not executed; there is no stop
 * behind it. */
#include "tracee.h"

static void body(void)
{
    raise(SIGSTOP);
    if (syscall(SYS_exit_group, 1) != 5)
        _exit(2);
    if (syscall(SYS_exit_group, 3) != 6)
        _exit(4);
    _exit(42);
}

int main(void)
{
    pid_t pid = start_tracee(body, PTRACE_O_TRACESYSGOOD);

    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGSTOP, "a tracee stops");
    while (registers_of(pid).orig_rax != SYS_exit_group || registers_of(pid).rdi != 1)
        if (stop_code(go_on(PTRACE_SYSEMU, pid, 0)) != SYSCALL_STOP)
            break;
    is_int(registers_of(pid).rdi, 1, "PTRACE_SYSEMU stops before a call");
    request(PTRACE_POKEUSER, pid, offsetof(struct user_regs_struct, rax), 5);
    is_int(stop_code(go_on(PTRACE_SYSEMU, pid, 0)), SYSCALL_STOP, "and next before the next");
    is_int(registers_of(pid).rdi, 3, "that is not the way out of the first");
    request(PTRACE_POKEUSER, pid, offsetof(struct user_regs_struct, rax), 6);
    is_exit(go_on(PTRACE_CONT, pid, 0), 42, "no call was made, the results are the tracer's");
    return done_testing();
}
