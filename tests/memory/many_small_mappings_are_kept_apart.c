/* A thousand mappings with alternating protections: each is its own region, and all go again. */
#include "support.h"

#define COUNT 1000

int main(void)
{
    char *base = mmap(NULL, COUNT * 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    int wrong = 0;

    for (int i = 0; i < COUNT; i += 2)
        wrong += mprotect(base + i * 4096, 4096, PROT_READ | PROT_WRITE) != 0;
    for (int i = 0; i < COUNT; i += 2)
        base[i * 4096] = i;
    for (int i = 0; i < COUNT; i += 2)
        wrong += base[i * 4096] != (char)i;
    is_int(wrong, 0, "five hundred pages among as many forbidden ones hold their values");
    is_int(mprotect(base, COUNT * 4096, PROT_READ), 0, "all become one again");
    for (int i = 1; i < COUNT; i += 2)
        wrong += base[i * 4096] != 0;
    is_int(wrong, 0, "the forbidden ones are zero");
    is_int(munmap(base, COUNT * 4096), 0, "all are unmapped");
    return done_testing();
}
