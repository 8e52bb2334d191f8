/*
 * sigaction(2): the third argument is the context "to which the process will return"; what the
 * handler writes there is what is resumed.
 */
#include "registers.h"

static struct registers wanted;

static void on_alarm(int signal, siginfo_t *info, void *context)
{
    greg_t *regs = ((ucontext_t *)context)->uc_mcontext.gregs;
    unsigned long *value = &wanted.rax;

    (void)signal;
    (void)info;
    if (!registers_are_spinning(context)) {
        alarm_soon();
        return;
    }
    for (int i = 0; i < 15; i++)
        regs[registers_index[i]] = value[i];
    regs[REG_EFL] = wanted.flags;
    regs[REG_RIP] = (greg_t)(uintptr_t)registers_done;
}

int main(void)
{
    struct registers in = registers_pattern(5), out;

    wanted = registers_pattern(50);
    wanted.flags = 0x202 | 0x401;
    set_action(SIGALRM, on_alarm, 0);
    alarm_soon();
    registers_run(&in, &out);
    ok(memcmp(&wanted, &out, offsetof(struct registers, flags)) == 0, "fifteen registers are new");
    is_int(out.flags & 0xcd5, 0x401, "the flags are new, the direction flag too");
    return done_testing();
}
