/* int3 is a trap: rip in the context is behind it, and Linux gives SI_KERNEL without an address. */
#include "fault.h"

extern char after_int3[];
void do_int3(void);
__asm__(".text\ndo_int3: int3\nafter_int3: ret\n");

int main(void)
{
    is_int(provoke(do_int3), SIGTRAP, "int3 is SIGTRAP");
    is_int(fault.code, SI_KERNEL, "si_code is SI_KERNEL");
    is_int(fault.address, 0, "si_addr is 0");
    ok(fault.ip == (uintptr_t)after_int3, "rip in the context is behind the instruction");
    is_int(fault.trap, 3, "the context's trapno is 3");
    return done_testing();
}
