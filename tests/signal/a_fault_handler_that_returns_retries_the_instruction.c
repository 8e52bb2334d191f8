/*
 * A fault's saved rip is the faulting instruction: after the handler mended the cause it succeeds.
 */
#include "support.h"

static char *page;
static volatile int repairs;

static void repair(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    (void)info;
    (void)context;
    repairs++;
    mprotect(page, 4096, PROT_READ | PROT_WRITE);
}

int main(void)
{
    page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    set_action(SIGSEGV, repair, 0);
    *(volatile char *)page = 42;
    is_int(repairs, 1, "the handler ran once");
    is_int(page[0], 42, "the write was done after it");
    for (int i = 0; i < 20; i++) {
        mprotect(page, 4096, PROT_NONE);
        *(volatile char *)page = i;
    }
    is_int(repairs, 21, "and once for each of 20 more");
    is_int(page[0], 19, "the last write is there");
    return done_testing();
}
