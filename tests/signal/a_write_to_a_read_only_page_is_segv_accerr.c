/* sigaction(2): "SEGV_ACCERR Invalid permissions for mapped object". */
#include "fault.h"

static volatile char *page;

static void write_to_page(void)
{
    page[77] = 1;
}

static void read_page(void)
{
    (void)page[78];
}

int main(void)
{
    page = map_page(PROT_READ);
    is_int(provoke(read_page), 0, "reading a read-only page is no fault");
    is_int(provoke(write_to_page), SIGSEGV, "writing to it is SIGSEGV");
    is_int(fault.code, SEGV_ACCERR, "si_code is SEGV_ACCERR");
    ok(fault.address == (uintptr_t)page + 77, "si_addr is the address of the byte");
    mprotect((void *)page, 4096, PROT_NONE);
    is_int(provoke(read_page), SIGSEGV, "reading a PROT_NONE page is SIGSEGV");
    is_int(fault.code, SEGV_ACCERR, "si_code is SEGV_ACCERR");
    munmap((void *)page, 4096);
    is_int(provoke(read_page), SIGSEGV, "reading it after munmap is SIGSEGV");
    is_int(fault.code, SEGV_MAPERR, "si_code is SEGV_MAPERR");
    return done_testing();
}
