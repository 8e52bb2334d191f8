/*
 * mmap(2): without PROT_EXEC "pages may not be executed"; the fault is at the instruction itself.
 */
#include "fault.h"

static char *page;

static void call_page(void)
{
    ((void (*)(void))(uintptr_t)page)();
}

int main(void)
{
    page = map_page(PROT_READ | PROT_WRITE);
    page[0] = (char)0xc3;
    is_int(provoke(call_page), SIGSEGV, "calling into a data page is SIGSEGV");
    is_int(fault.code, SEGV_ACCERR, "si_code is SEGV_ACCERR");
    ok(fault.address == (uintptr_t)page, "si_addr is the target");
    ok(fault.ip == (uintptr_t)page, "rip in the context is the target");
    is_int(fault.error & (PF_USER | PF_FETCH | PF_PRESENT), PF_USER | PF_FETCH | PF_PRESENT,
           "the error code tells an instruction fetch");
    mprotect(page, 4096, PROT_READ | PROT_EXEC);
    is_int(provoke(call_page), 0, "with PROT_EXEC it runs");
    return done_testing();
}
