/*
 * The same when the signal came at a system call's end: no register, rcx and r11 included, keeps
 * the call's value.
 */
#include "registers.h"

static struct registers wanted;

static void on_signal(int signal, siginfo_t *info, void *context)
{
    greg_t *regs = ((ucontext_t *)context)->uc_mcontext.gregs;
    unsigned long *value = &wanted.rax;

    (void)signal;
    (void)info;
    for (int i = 0; i < 15; i++)
        regs[registers_index[i]] = value[i];
    regs[REG_EFL] = wanted.flags;
}

int main(void)
{
    struct registers in = registers_pattern(5), out;

    wanted = registers_pattern(60);
    set_action(SIGUSR1, on_signal, 0);
    registers_next = registers_syscall;
    in.rax = SYS_kill;
    in.rdi = getpid();
    in.rsi = SIGUSR1;
    registers_run(&in, &out);
    ok(memcmp(&wanted, &out, offsetof(struct registers, flags)) == 0, "fifteen registers are new");
    is_int(out.flags & 0xcd5, wanted.flags & 0xcd5, "the flags are new");
    return done_testing();
}
