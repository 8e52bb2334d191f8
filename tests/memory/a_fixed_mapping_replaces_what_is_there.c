/* mmap(2): MAP_FIXED, MAP_FIXED_NOREPLACE, hints. */
#include "support.h"

#define PAGE 4096
#define ANON (MAP_PRIVATE | MAP_ANONYMOUS)

int main(void)
{
    char *at = mmap(NULL, 8 * PAGE, PROT_READ | PROT_WRITE, ANON, -1, 0);
    char *got;

    memset(at, 1, 8 * PAGE);
    got = mmap(at + 2 * PAGE, 2 * PAGE, PROT_READ, ANON | MAP_FIXED, -1, 0);
    ok(got == at + 2 * PAGE, "the address is taken");
    is_int(got[0] + got[2 * PAGE - 1], 0, "the new pages are zero");
    is_int(at[2 * PAGE - 1] + at[4 * PAGE], 2, "the pages around are untouched");
    fails_with(mmap(at + PAGE, 8 * PAGE, PROT_READ, ANON | MAP_FIXED_NOREPLACE, -1, 0), EEXIST,
               "MAP_FIXED_NOREPLACE over a mapping is EEXIST");
    munmap(at + 3 * PAGE, 2 * PAGE);
    got = mmap(at + 3 * PAGE, 2 * PAGE, PROT_READ, ANON | MAP_FIXED_NOREPLACE, -1, 0);
    ok(got == at + 3 * PAGE, "MAP_FIXED_NOREPLACE into a hole succeeds");
    munmap(at + 3 * PAGE, 2 * PAGE);
    got = mmap(at + 3 * PAGE, PAGE, PROT_READ, ANON, -1, 0);
    ok(got == at + 3 * PAGE, "a hint where there is room is followed");
    got = mmap(at + 3 * PAGE, 2 * PAGE, PROT_READ, ANON, -1, 0);
    ok(got != MAP_FAILED && got != at + 3 * PAGE, "a hint where there is none is not");
    got = mmap(NULL, PAGE, PROT_READ, ANON | MAP_32BIT, -1, 0);
    ok(got != MAP_FAILED && (unsigned long)got < 0x80000000ul, "MAP_32BIT maps below 2 GiB");
    return done_testing();
}
