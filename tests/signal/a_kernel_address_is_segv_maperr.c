/*
 * The kernel's half of the address space looks unmapped to a program: SEGV_MAPERR with the
 * address.
 */
#include "fault.h"

static volatile char *const kernel_addresses[] = {
    (char *)0xffff800000000000, (char *)0xffff888000100000, (char *)0xffffffff80000000,
    (char *)0xffffffff81000000, (char *)0xfffffffffffff000,
};
static int which;

static void read_kernel(void)
{
    (void)*kernel_addresses[which];
}

static void write_kernel(void)
{
    *kernel_addresses[which] = 0;
}

int main(void)
{
    int reads = 0, writes = 0;

    for (which = 0; which < 5; which++) {
        reads += provoke(read_kernel) == SIGSEGV && fault.code == SEGV_MAPERR
                 && fault.address == (uintptr_t)kernel_addresses[which];
        writes += provoke(write_kernel) == SIGSEGV && fault.code == SEGV_MAPERR
                  && fault.address == (uintptr_t)kernel_addresses[which];
    }
    is_int(reads, 5, "reading is SEGV_MAPERR at the address");
    is_int(writes, 5, "writing is SEGV_MAPERR at the address");
    return done_testing();
}
