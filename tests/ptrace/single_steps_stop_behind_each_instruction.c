/* ptrace(2): PTRACE_SINGLESTEP: SIGTRAP behind the next instruction, a system call being one;
 * into a handler it stops before the handler's first instruction. */
#include "tracee.h"

extern char step_start[], step_call[], step_behind_call[], step_end[];
static volatile int handled;

static void handler(int signal)
{
    handled = signal;
}

static void body(void)
{
    set_simple_action(SIGUSR1, handler);
    raise(SIGSTOP);
    __asm__ volatile("step_start: nop\n nop\n pushfq\n popq %%rcx\n mov $39, %%eax\n"
                     "step_call: syscall\n"
                     "step_behind_call: nop\n"
                     "step_end: nop\n" : : : "rax", "rcx", "r11", "memory");
    raise(SIGSTOP);
    _exit(handled == SIGUSR1 ? 42 : 43);
}

static unsigned long rip_of(pid_t pid)
{
    return registers_of(pid).rip;
}

static int step(pid_t pid)
{
    return stop_code(go_on(PTRACE_SINGLESTEP, pid, 0));
}

int main(void)
{
    pid_t pid = start_tracee(body, PTRACE_O_TRACESYSGOOD);
    struct user_regs_struct regs;
    int steps = 0;

    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGSTOP, "a tracee stops");
    while (rip_of(pid) != (unsigned long)step_start && step(pid) == SIGTRAP)
        steps++;
    ok(steps > 0 && rip_of(pid) == (unsigned long)step_start, "steps lead to an instruction");
    is_int(step(pid), SIGTRAP, "a step stops with SIGTRAP");
    ok(rip_of(pid) == (unsigned long)step_start + 1, "behind one instruction");
    is_int(siginfo_of(pid).si_code, TRAP_TRACE, "si_code is TRAP_TRACE");
    ok((unsigned long)siginfo_of(pid).si_addr == rip_of(pid), "si_addr is the next instruction");
    is_int(registers_of(pid).eflags & 0x100, 0, "the trap flag that makes it is not shown");
    while (rip_of(pid) != (unsigned long)step_call && step(pid) == SIGTRAP)
        ;
    is_int(step(pid), SIGTRAP, "a system call is one step");
    ok(rip_of(pid) == (unsigned long)step_behind_call, "which stops right behind it");
    is_int(siginfo_of(pid).si_code, TRAP_BRKPT, "with si_code TRAP_BRKPT");
    is_int(registers_of(pid).rax, pid, "it has run");
    is_int(step(pid), SIGTRAP, "the next step");
    ok(rip_of(pid) == (unsigned long)step_end, "is the next instruction");

    kill(pid, SIGUSR1);
    is_int(step(pid), SIGUSR1, "a signal comes before the step");
    ok(rip_of(pid) == (unsigned long)step_end, "which has not been made");
    is_int(stop_code(go_on(PTRACE_SINGLESTEP, pid, SIGUSR1)), SIGTRAP, "a step into a handler");
    ok(rip_of(pid) == (unsigned long)handler, "stops before its first instruction");
    is_int(siginfo_of(pid).si_code, SIGTRAP, "with SIGTRAP as si_code");
    regs = registers_of(pid);
    is_int(step(pid), SIGTRAP, "steps go on in the handler");
    ok(rip_of(pid) > regs.rip && rip_of(pid) < regs.rip + 16, "by one instruction");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGSTOP, "without steps it runs on");
    is_exit(go_on(PTRACE_CONT, pid, 0), 42, "to its end");
    return done_testing();
}
