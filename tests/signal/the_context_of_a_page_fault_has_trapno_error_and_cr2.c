/*
 * SDM, vol. 3, 4.7 and 6.15: exception 14, its error code, and the address in CR2, as sigcontext
 * has them.
 */
#include "fault.h"

static volatile char *page;

static void write_page(void)
{
    page[9] = 1;
}

static void read_page(void)
{
    (void)page[10];
}

int main(void)
{
    page = map_page(PROT_READ);
    (void)page[0];
    provoke(write_page);
    is_int(fault.trap, 14, "trapno is 14");
    is_int(fault.error, PF_PRESENT | PF_WRITE | PF_USER, "err of a write to a present page");
    ok(fault.cr2 == (uintptr_t)page + 9, "cr2 is the address");
    munmap((void *)page, 4096);
    provoke(write_page);
    is_int(fault.error, PF_WRITE | PF_USER, "err of a write to nothing");
    provoke(read_page);
    is_int(fault.error, PF_USER, "err of a read of nothing");
    ok(fault.cr2 == (uintptr_t)page + 10, "cr2 is the address");
    return done_testing();
}
