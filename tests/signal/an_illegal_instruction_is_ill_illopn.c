/* Linux reports every invalid opcode as ILL_ILLOPN, si_addr being the instruction. */
#include "fault.h"

extern char ud2_here[];
void do_ud2(void);
__asm__(".text\ndo_ud2: ud2_here: ud2\n ret\n");

static void do_bad_opcode(void)
{
    __asm__ volatile(".byte 0x06");      /* push %es: not there in 64-bit mode */
}

int main(void)
{
    is_int(provoke(do_ud2), SIGILL, "ud2 is SIGILL");
    is_int(fault.code, ILL_ILLOPN, "si_code is ILL_ILLOPN");
    ok(fault.address == (uintptr_t)ud2_here, "si_addr is the instruction");
    ok(fault.ip == (uintptr_t)ud2_here, "rip in the context is the instruction");
    is_int(fault.trap, 6, "the context's trapno is 6");
    is_int(provoke(do_bad_opcode), SIGILL, "an opcode without meaning is SIGILL");
    is_int(fault.code, ILL_ILLOPN, "si_code is ILL_ILLOPN");
    return done_testing();
}
