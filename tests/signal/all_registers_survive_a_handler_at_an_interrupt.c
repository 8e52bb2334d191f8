/*
 * POSIX 2.4.3: after the handler returns "the receiving process shall resume execution at the
 * point at which it was interrupted": rcx, r11 and the flags included.
 */
#include "registers.h"

static volatile int runs;

static void on_alarm(int signal)
{
    (void)signal;
    if (++runs == 5)
        registers_release();
    else
        alarm_soon();
    registers_trash();
}

int main(void)
{
    struct registers in = registers_pattern(1), out;

    set_simple_action(SIGALRM, on_alarm);
    alarm_soon();
    registers_run(&in, &out);
    is_int(runs, 5, "five handlers ran in a spinning program");
    ok(memcmp(&in, &out, offsetof(struct registers, flags)) == 0,
       "fifteen registers are unchanged");
    is_int(out.flags & 0xcd5, in.flags & 0xcd5, "so are the flags");
    ok(out.sp_before == out.sp_after, "and the stack pointer");
    return done_testing();
}
