/* rflags in a frame: IOPL, IF, NT, VM, VIF and VIP are never taken from the user. */
#include "registers.h"

static volatile unsigned long forged;

static void on_signal(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    (void)info;
    ((ucontext_t *)context)->uc_mcontext.gregs[REG_EFL] = forged;
}

/* The flags after a return with these flags in the frame. */
static unsigned long flags_after(unsigned long flags)
{
    struct registers in = registers_pattern(1), out;

    forged = flags;
    registers_next = registers_syscall;
    in.rax = SYS_kill;
    in.rdi = getpid();
    in.rsi = SIGUSR1;
    registers_run(&in, &out);
    return out.flags;
}

static void try_to_disable_interrupts(void)
{
    flags_after(0x3202);
    __asm__ volatile("cli");
}

int main(void)
{
    set_action(SIGUSR1, on_signal, 0);
    is_int(flags_after(0x3202) & 0x3000, 0, "IOPL 3 in the frame is still IOPL 0 afterwards");
    is_killed(run_child(try_to_disable_interrupts), SIGSEGV, "cli is still forbidden");
    is_int(flags_after(0x2) & 0x200, 0x200, "interrupts stay enabled");
    is_int(flags_after(0x4202) & 0x4000, 0, "NT is not set");
    is_int(flags_after(0x20202) & 0x20000, 0, "VM is not set");
    is_int(flags_after(0x180202) & 0x180000, 0, "VIF and VIP are not set");
    is_int(flags_after(~0x40100UL) & 0x1fb000, 0, "nor with all flags but TF and AC in the frame");
    return done_testing();
}
