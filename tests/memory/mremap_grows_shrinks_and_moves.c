/* mremap(2). */
#include "support.h"

#define PAGE 4096

static char *map(size_t pages)
{
    char *at = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    for (size_t i = 0; i < pages; i++)
        at[i * PAGE] = (char)(i + 1);
    return at;
}

static int holds(const char *at, int first, size_t pages)
{
    for (size_t i = 0; i < pages; i++)
        if (at[i * PAGE] != (char)(first + i))
            return 0;
    return 1;
}

int main(void)
{
    char *space = mmap(NULL, 64 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *at = map(8), *got;

    ok(mremap(at, 8 * PAGE, 4 * PAGE, 0) == at, "a mapping shrinks in place");
    ok(mremap(at, 4 * PAGE, 8 * PAGE, 0) == at, "and grows in place where there is room");
    ok(holds(at, 1, 4) && at[4 * PAGE] == 0, "what it grew by is zero");
    mmap(at + 8 * PAGE, PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    fails_with(mremap(at, 8 * PAGE, 16 * PAGE, 0), ENOMEM, "without room it is ENOMEM");
    got = mremap(at, 8 * PAGE, 16 * PAGE, MREMAP_MAYMOVE);
    ok(got != MAP_FAILED && got != at, "MREMAP_MAYMOVE moves it");
    ok(holds(got, 1, 4) && got[15 * PAGE] == 0, "with its contents");
    fails_with(msync(at, PAGE, MS_ASYNC), ENOMEM, "the old place is not mapped");
    at = mremap(got, 16 * PAGE, 16 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, space + PAGE);
    ok(at == space + PAGE && holds(at, 1, 4), "MREMAP_FIXED moves it to the place given");
    at = mremap(at + 2 * PAGE, 2 * PAGE, 2 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED,
                space + 32 * PAGE);
    ok(at == space + 32 * PAGE && holds(at, 3, 2), "a part can be moved");
    got = mremap(at, 2 * PAGE, 2 * PAGE, MREMAP_MAYMOVE | MREMAP_DONTUNMAP, 0);
    ok(got != MAP_FAILED && holds(got, 3, 2) && at[0] == 0,
       "MREMAP_DONTUNMAP leaves an empty mapping behind");
    fails_with(mremap(got + 1, PAGE, PAGE, 0), EINVAL, "an address inside a page is EINVAL");
    fails_with(mremap(got, PAGE, 0, 0), EINVAL, "new size 0 is EINVAL");
    fails_with(mremap(got, PAGE, PAGE, 8), EINVAL, "an unknown flag is EINVAL");
    fails_with(mremap(got, PAGE, PAGE, MREMAP_FIXED, space), EINVAL,
               "MREMAP_FIXED without MREMAP_MAYMOVE is EINVAL");
    fails_with(mremap(got, 2 * PAGE, 2 * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, got + PAGE), EINVAL,
               "overlapping places are EINVAL");
    fails_with(mremap(got, 0, PAGE, MREMAP_MAYMOVE), EINVAL,
               "old size 0 of a private mapping is EINVAL");
    munmap(got, 2 * PAGE);
    fails_with(mremap(got, PAGE, 2 * PAGE, MREMAP_MAYMOVE), EFAULT, "nothing mapped is EFAULT");
    at = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    got = mremap(at, 0, PAGE, MREMAP_MAYMOVE);
    at[0] = 5;
    ok(got != at && got[0] == 5, "old size 0 of a shared mapping gives a second one");
    return done_testing();
}
