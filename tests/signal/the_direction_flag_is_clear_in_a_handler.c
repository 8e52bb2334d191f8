/*
 * psABI, 3.2.1: DF is clear at function entry; the kernel clears it for the handler and brings it
 * back.
 */
#include "registers.h"

static volatile unsigned long flags_in_handler;

static void on_alarm(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    (void)info;
    if (!registers_are_spinning(context)) {
        alarm_soon();
        return;
    }
    flags_in_handler = __builtin_ia32_readeflags_u64();
    registers_release();
}

int main(void)
{
    struct registers in = registers_pattern(1), out;

    in.flags |= 0x400;
    set_action(SIGALRM, on_alarm, 0);
    alarm_soon();
    registers_run(&in, &out);
    is_int(flags_in_handler & 0x400, 0, "DF is clear in the handler");
    is_int(out.flags & 0x400, 0x400, "and set again in the interrupted code");
    return done_testing();
}
