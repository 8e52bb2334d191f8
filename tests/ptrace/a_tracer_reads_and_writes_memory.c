/* ptrace(2): PTRACE_PEEKTEXT, PEEKDATA, POKETEXT, POKEDATA. */
#include "tracee.h"

static volatile long data = 0x1122334455667788;
static const volatile long constant = 5;

__attribute__((noinline)) static int text(void)
{
    __asm__ volatile("");
    return 1;
}

static void body(void)
{
    raise(SIGSTOP);
    if (data != 77 || constant != 6)
        _exit(1);
    text();
    _exit(text() == 1 ? 42 : 43);
}

int main(void)
{
    pid_t pid = start_tracee(body, 0);
    unsigned long value = 0, old;
    struct user_regs_struct regs;

    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGSTOP, "a tracee stops");
    is_int(request(PTRACE_PEEKDATA, pid, (unsigned long)&data, (unsigned long)&value), 0,
           "PTRACE_PEEKDATA");
    ok(value == 0x1122334455667788, "gives the word");
    errno = 0;
    ok(ptrace(PTRACE_PEEKDATA, pid, (char *)&data + 1, 0) != -1 && errno == 0,
       "at any address");
    is_int(request(PTRACE_POKEDATA, pid, (unsigned long)&data, 77), 0, "PTRACE_POKEDATA");
    is_int(data == 77, 0, "writes the tracee's memory, not the tracer's");
    is_int(request(PTRACE_POKEDATA, pid, (unsigned long)&constant, 6), 0, "constants, too");
    is_int(constant, 5, "of the tracee alone");
    ok(request(PTRACE_PEEKDATA, pid, 8, (unsigned long)&value) < 0 && errno == EIO,
       "an address that is not mapped is EIO");
    ok(request(PTRACE_POKEDATA, pid, 8, 0) < 0 && errno == EIO, "for writing, too");
    ok(request(PTRACE_PEEKDATA, pid, 0x7fffffffeffc, (unsigned long)&value) < 0 && errno == EIO,
       "so is one at the end of the address space");
    ok(request(PTRACE_PEEKDATA, pid, 0xffffffff81000000, (unsigned long)&value) < 0 && errno == EIO,
       "so is one of the kernel's");
    ok(request(PTRACE_PEEKDATA, pid, (unsigned long)&data, 8) < 0 && errno == EFAULT,
       "a bad address of the tracer's own is EFAULT");

    request(PTRACE_PEEKTEXT, pid, (unsigned long)text, (unsigned long)&old);
    is_int(request(PTRACE_POKETEXT, pid, (unsigned long)text, (old & ~0xfful) | 0xcc), 0,
           "PTRACE_POKETEXT plants a breakpoint into code that nobody may write");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGTRAP, "it is hit: SIGTRAP");
    is_int(siginfo_of(pid).si_code, SI_KERNEL, "si_code is SI_KERNEL");
    regs = registers_of(pid);
    ok(regs.rip == (unsigned long)text + 1, "rip is behind it");
    request(PTRACE_POKETEXT, pid, (unsigned long)text, old);
    regs.rip--;
    request(PTRACE_SETREGS, pid, 0, (unsigned long)&regs);
    is_exit(go_on(PTRACE_CONT, pid, 0), 42, "with the instruction back, it goes on from there");
    is_int(text(), 1, "the tracer's own code was never changed");
    return done_testing();
}
