/*
 * SDM, vol. 3, 17.3.1.4: with TF set there is a debug exception after each instruction;
 * sigaction(2): "TRAP_TRACE Process trace trap". The handler itself runs without TF.
 */
#include "fault.h"

extern char step_one[], step_two[], step_three[];
void do_steps(void);
__asm__(".text\n"
        "do_steps: pushf\n orl $0x100, (%rsp)\n popf\n"
        "step_one: nop\nstep_two: nop\nstep_three: pushf\n"
        " andl $~0x100, (%rsp)\n popf\n nop\n ret\n");

static uintptr_t steps[32];
static int codes[32];
static volatile int count;
static volatile unsigned long flags_in_handler;

static void on_step(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    flags_in_handler |= __builtin_ia32_readeflags_u64();
    if (count < 32) {
        steps[count] = ((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP];
        codes[count] = (uintptr_t)info->si_addr == steps[count] ? info->si_code : -1;
    }
    count = count + 1;
}

int main(void)
{
    set_action(SIGTRAP, on_step, 0);
    do_steps();
    ok(count >= 5 && count <= 6, "each instruction is stepped");
    ok(steps[0] == (uintptr_t)step_two && steps[1] == (uintptr_t)step_three,
       "rip is the next instruction");
    is_int(codes[0], TRAP_TRACE, "si_code is TRAP_TRACE and si_addr is rip");
    is_int(codes[1], TRAP_TRACE, "each time");
    is_int(flags_in_handler & 0x100, 0, "TF is clear in the handler");
    return done_testing();
}
