/* POSIX, <ucontext.h>: uc_mcontext is "a machine-specific representation of the saved context". */
#include "registers.h"

static struct registers seen;
static uintptr_t seen_ip;
static unsigned long selectors;

static void on_alarm(int signal, siginfo_t *info, void *context)
{
    greg_t *regs = ((ucontext_t *)context)->uc_mcontext.gregs;
    unsigned long *value = &seen.rax;

    (void)signal;
    (void)info;
    if (!registers_are_spinning(context)) {
        alarm_soon();
        return;
    }
    for (int i = 0; i < 15; i++)
        value[i] = regs[registers_index[i]];
    seen.flags = regs[REG_EFL];
    seen.sp_before = regs[REG_RSP];
    seen_ip = regs[REG_RIP];
    selectors = regs[REG_CSGSFS];
    registers_release();
}

int main(void)
{
    struct registers in = registers_pattern(3), out;

    set_action(SIGALRM, on_alarm, 0);
    alarm_soon();
    registers_run(&in, &out);
    ok(memcmp(&in, &seen, offsetof(struct registers, flags)) == 0, "fifteen registers are there");
    is_int(seen.flags & 0xcd5, in.flags & 0xcd5, "the flags are there");
    ok(seen.sp_before == out.sp_before, "rsp is there");
    ok(seen_ip == (uintptr_t)registers_spin, "rip is there");
    is_int(selectors & 0xffff, 0x33, "cs is the user's code selector");
    is_int(selectors >> 48, 0x2b, "ss is the user's data selector");
    return done_testing();
}
