/*
 * The faulting instruction of a jump into nothing is the one at the target: rip and si_addr are
 * the target.
 */
#include "fault.h"

static void jump_to_nothing(void)
{
    ((void (*)(void))(uintptr_t)0x1234)();
}

int main(void)
{
    is_int(provoke(jump_to_nothing), SIGSEGV, "it is SIGSEGV");
    is_int(fault.code, SEGV_MAPERR, "si_code is SEGV_MAPERR");
    is_int(fault.address, 0x1234, "si_addr is the target");
    is_int(fault.ip, 0x1234, "rip in the context is the target");
    return done_testing();
}
