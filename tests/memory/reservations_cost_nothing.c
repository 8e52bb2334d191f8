/* mmap(2): MAP_NORESERVE; proc(5): overcommit_memory 0. */
#include "support.h"

#define TIB (1ul << 40)
#define ANON (MAP_PRIVATE | MAP_ANONYMOUS)

int main(void)
{
    char *none = mmap(NULL, TIB, PROT_NONE, ANON, -1, 0);
    char *lazy = mmap(NULL, TIB, PROT_READ | PROT_WRITE, ANON | MAP_NORESERVE, -1, 0);

    ok(none != MAP_FAILED, "a tebibyte without access can be reserved");
    ok(lazy != MAP_FAILED, "and one with MAP_NORESERVE");
    fails_with(mmap(NULL, TIB, PROT_READ | PROT_WRITE, ANON, -1, 0), ENOMEM,
               "a tebibyte to write to is ENOMEM");
    succeeds(mprotect(none + TIB / 2, 1 << 20, PROT_READ | PROT_WRITE), "a part can be opened");
    memset(none + TIB / 2, 1, 1 << 20);
    for (unsigned long at = 0; at < TIB; at += TIB / 64)
        lazy[at] = 1;
    is_int(none[TIB / 2 + (1 << 20) - 1] + lazy[TIB / 64], 2, "and used, here and there");
    fails_with(mprotect(none, TIB, PROT_READ | PROT_WRITE), ENOMEM, "all of it is ENOMEM");
    succeeds(munmap(none, TIB), "it is given back");
    succeeds(munmap(lazy, TIB), "and the other");
    return done_testing();
}
