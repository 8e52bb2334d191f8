/*
 * mprotect(2): a just-in-time compiler writes code, makes it executable and runs it; again after a
 * change.
 */
#include "support.h"

int main(void)
{
    unsigned char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1,
                               0);
    int (*function)(void) = (int (*)(void))(uintptr_t)page;
    int wrong = 0;

    for (int i = 0; i < 20; i++) {
        mprotect(page, 4096, PROT_READ | PROT_WRITE);
        page[0] = 0xb8;         /* mov $i, %eax */
        memcpy(page + 1, &i, 4);
        page[5] = 0xc3;         /* ret */
        mprotect(page, 4096, PROT_READ | PROT_EXEC);
        wrong += function() != i;
    }
    is_int(wrong, 0, "twenty versions of a function gave their numbers");
    return done_testing();
}
