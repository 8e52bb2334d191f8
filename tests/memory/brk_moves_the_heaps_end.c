/* brk(2), as the system call: it gives the new end, or the old one where it cannot move. */
#include "support.h"

#define PAGE 4096

static char *kernel_brk(char *address)
{
    return (char *)syscall(SYS_brk, address);
}

int main(void)
{
    char *start = kernel_brk(NULL), *end;
    struct rlimit limit;

    ok(start != NULL, "brk of 0 tells the end");
    end = start + 10 * PAGE + 100;
    ok(kernel_brk(end) == end, "it can be raised to any byte");
    memset(start, 1, end - start);
    ok(end[0] == 0, "the rest of the last page is zero");
    ok(kernel_brk(start + PAGE) == start + PAGE, "it can be lowered");
    ok(kernel_brk(end) == end, "and raised again");
    ok(start[0] == 1 && start[3 * PAGE] == 0, "what was given back comes back as zeros");
    ok(kernel_brk((char *)1) == end, "below the heap's start it does not move");
    ok(kernel_brk((char *)-4096ul) == end, "nor beyond user space");
    mmap((char *)(((unsigned long)end + 64 * PAGE) & -4096ul), PAGE, PROT_NONE,
         MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    ok(kernel_brk(end + 100 * PAGE) == end, "nor over a mapping");
    getrlimit(RLIMIT_DATA, &limit);
    limit.rlim_cur = 16 * PAGE;
    setrlimit(RLIMIT_DATA, &limit);
    ok(kernel_brk(end + 20 * PAGE) == end, "nor beyond RLIMIT_DATA");
    return done_testing();
}
