/*
 * sigaction(2): "SEGV_MAPERR Address not mapped to object", si_addr being the address of the
 * fault.
 */
#include "fault.h"

static void write_to_null(void)
{
    *(volatile int *)0 = 1;
}

static void read_from_low_address(void)
{
    (void)*(volatile char *)0x123;
}

int main(void)
{
    is_int(provoke(write_to_null), SIGSEGV, "writing to address 0 is SIGSEGV");
    is_int(fault.code, SEGV_MAPERR, "si_code is SEGV_MAPERR");
    is_int(fault.address, 0, "si_addr is 0");
    is_int(provoke(read_from_low_address), SIGSEGV, "reading near 0 is SIGSEGV");
    is_int(fault.code, SEGV_MAPERR, "si_code is SEGV_MAPERR");
    is_int(fault.address, 0x123, "si_addr is the address to the byte");
    return done_testing();
}
