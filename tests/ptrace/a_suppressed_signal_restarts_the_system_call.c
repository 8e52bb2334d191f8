/* ptrace(2), signal(7): behind a call that a signal interrupted a tracer sees -ERESTARTSYS; if it
 * suppresses the signal, the call starts again, whatever its handler's flags. */
#include "tracee.h"

#define ERESTARTSYS_SHOWN (-512)

static int data[2];

static void handler(int signal)
{
    (void)signal;
}

static void body(void)
{
    char byte;
    ssize_t n;

    set_simple_action(SIGUSR1, handler); /* without SA_RESTART */
    raise(SIGSTOP);
    n = read(data[0], &byte, 1);
    _exit(n == 1 ? 42 : errno == EINTR ? 43 : 44);
}

int main(void)
{
    pid_t pid;

    make_pipe(data);
    pid = start_tracee(body, PTRACE_O_TRACESYSGOOD);
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGSTOP, "a tracee");
    while (registers_of(pid).orig_rax != SYS_read)
        if (stop_code(go_on(PTRACE_SYSCALL, pid, 0)) != SYSCALL_STOP)
            break;
    request(PTRACE_SYSCALL, pid, 0, 0);
    wait_until_asleep(pid);
    kill(pid, SIGUSR1);
    is_int(stop_code(next_stop(pid)), SYSCALL_STOP, "a signal ends its read");
    is_int((long)registers_of(pid).rax, ERESTARTSYS_SHOWN, "which the tracer sees as -ERESTARTSYS");
    is_int(stop_code(go_on(PTRACE_SYSCALL, pid, 0)), SIGUSR1, "then comes the signal");
    is_int((long)registers_of(pid).rax, ERESTARTSYS_SHOWN, "before anything is decided");
    is_int(stop_code(go_on(PTRACE_SYSCALL, pid, 0)), SYSCALL_STOP, "suppressed, a call is entered");
    ok(registers_of(pid).orig_rax == SYS_read, "the read again");
    request(PTRACE_CONT, pid, 0, 0);
    wait_until_asleep(pid);
    kill(pid, SIGUSR1);
    is_int(stop_code(next_stop(pid)), SIGUSR1, "another one comes");
    request(PTRACE_CONT, pid, 0, 0);
    tell(data[1]);
    is_exit(next_stop(pid), 42, "the read gets what is written then");

    pid = start_tracee(body, 0);
    go_on(PTRACE_CONT, pid, 0);
    request(PTRACE_CONT, pid, 0, 0);
    wait_until_asleep(pid);
    kill(pid, SIGUSR1);
    next_stop(pid);
    is_exit(go_on(PTRACE_CONT, pid, SIGUSR1), 43, "delivered, the signal makes it EINTR");
    return done_testing();
}
