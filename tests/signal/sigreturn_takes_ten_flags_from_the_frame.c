/*
 * sigreturn(2), SDM vol. 1, 3.4.3: of the 64 bits of rflags in a frame CF, PF, AF, ZF, SF, TF, DF,
 * OF, RF and AC are restored, each by itself; the others stay as they are.
 */
#include "registers.h"

#define TF_BIT 8
#define RF_BIT 16

static volatile unsigned long flags_in_frame;
static volatile int traps;

static void on_signal(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    (void)info;
    ((ucontext_t *)context)->uc_mcontext.gregs[REG_EFL] = (greg_t)flags_in_frame;
}

static void on_trap(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    (void)info;
    traps++;
    ((ucontext_t *)context)->uc_mcontext.gregs[REG_EFL] &= ~(1 << TF_BIT);
}

static unsigned long flags_after(unsigned long flags)
{
    struct registers in = registers_pattern(1), out;

    flags_in_frame = flags;
    registers_next = registers_syscall;
    in.rax = SYS_kill;
    in.rdi = getpid();
    in.rsi = SIGUSR1;
    in.flags = 0x202;
    registers_run(&in, &out);
    return out.flags;
}

int main(void)
{
    static const int restored[] = { 0, 2, 4, 6, 7, 10, 11, 18 };
    unsigned long mask = 0;
    int kept = 0, wrong = 0;

    set_action(SIGUSR1, on_signal, 0);
    set_action(SIGTRAP, on_trap, 0);
    for (unsigned i = 0; i < sizeof restored / sizeof restored[0]; i++) {
        kept += flags_after(1UL << restored[i]) == (0x202 | 1UL << restored[i]);
        mask |= 1UL << restored[i];
    }
    is_int(kept, 8, "CF, PF, AF, ZF, SF, DF, OF and AC are taken");
    is_int(flags_after(1UL << RF_BIT), 0x202, "RF is taken and ends with the next instruction");
    is_int(traps, 0, "none of these traps");
    is_int(flags_after(1UL << TF_BIT), 0x202, "TF is taken");
    is_int(traps, 1, "and traps after one instruction");
    for (int bit = 0; bit < 64; bit++)
        if (bit != TF_BIT && !(mask >> bit & 1))
            wrong += flags_after(1UL << bit) != 0x202;
    is_int(wrong, 0, "no other bit is");
    return done_testing();
}
