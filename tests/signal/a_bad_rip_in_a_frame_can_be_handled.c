/*
 * The SIGSEGV of a return to nowhere is an ordinary one: its handler sees the bad rip and can mend
 * it.
 */
#include "support.h"

static volatile int faults, good;
static greg_t home;
static volatile uintptr_t target, seen;

static void send_away(int signal, siginfo_t *info, void *context)
{
    greg_t *regs = ((ucontext_t *)context)->uc_mcontext.gregs;

    (void)signal;
    (void)info;
    home = regs[REG_RIP];
    regs[REG_RIP] = (greg_t)target;
}

static void bring_back(int signal, siginfo_t *info, void *context)
{
    greg_t *regs = ((ucontext_t *)context)->uc_mcontext.gregs;

    (void)signal;
    (void)info;
    faults++;
    seen = (uintptr_t)regs[REG_RIP];
    good += seen == target;
    regs[REG_RIP] = home;
}

int main(void)
{
    static const uintptr_t targets[] = { 0x8000000000000000, 0x0000800000000000, 0x1000,
                                         0xffff800000000000 };

    set_action(SIGUSR1, send_away, 0);
    set_action(SIGSEGV, bring_back, 0);
    for (int i = 0; i < 4; i++) {
        target = targets[i];
        kill(getpid(), SIGUSR1);
    }
    is_int(faults, 4, "each return to a bad address is one SIGSEGV");
    is_int(good, 4, "whose context has the address");
    return done_testing();
}
