/*
 * SDM, vol. 1, 3.3.7.1: a non-canonical address is a general protection fault, which has no
 * address.
 */
#include "fault.h"

static void read_non_canonical(void)
{
    (void)*(volatile char *)0x8000000000000000ULL;
}

static void write_non_canonical(void)
{
    *(volatile char *)0x0000800000000000ULL = 1;
}

int main(void)
{
    is_int(provoke(read_non_canonical), SIGSEGV, "reading one is SIGSEGV");
    is_int(fault.code, SI_KERNEL, "si_code is SI_KERNEL");
    is_int(fault.address, 0, "si_addr is 0");
    is_int(fault.trap, 13, "the context's trapno is 13");
    is_int(fault.error, 0, "the context's error code is 0");
    is_int(provoke(write_non_canonical), SIGSEGV, "writing just beyond user space is SIGSEGV");
    is_int(fault.code, SI_KERNEL, "si_code is SI_KERNEL");
    return done_testing();
}
