/*
 * psABI, A.2.1: a system call changes rax, rcx and r11 only, also when a handler runs at its end.
 */
#include "registers.h"

static void on_signal(int signal)
{
    (void)signal;
    caught_count++;
    registers_trash();
}

int main(void)
{
    struct registers in = registers_pattern(7), out;

    set_simple_action(SIGUSR1, on_signal);
    registers_next = registers_syscall;
    in.rax = SYS_kill;
    in.rdi = getpid();
    in.rsi = SIGUSR1;
    registers_run(&in, &out);
    is_int(caught_count, 1, "the handler ran");
    is_int(out.rax, 0, "rax is the result of the call");
    out.rax = in.rax;
    out.rcx = in.rcx;
    out.r11 = in.r11;
    ok(memcmp(&in, &out, offsetof(struct registers, flags)) == 0, "all others are unchanged");
    is_int(out.flags & 0xcd5, in.flags & 0xcd5, "so are the flags");
    ok(out.sp_before == out.sp_after, "and the stack pointer");
    return done_testing();
}
