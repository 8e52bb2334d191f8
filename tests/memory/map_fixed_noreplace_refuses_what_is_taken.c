/*
 * mmap(2): MAP_FIXED_NOREPLACE: "If the requested range would collide with an existing mapping,
 * then this call fails with the error EEXIST."
 */
#include "support.h"

#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0x100000
#endif

#define FLAGS (MAP_PRIVATE | MAP_ANONYMOUS)

int main(void)
{
    char *map = mmap(NULL, 3 * 4096, PROT_READ | PROT_WRITE, FLAGS, -1, 0);
    char *got;

    map[4096] = 'x';
    errno = 0;
    got = mmap(map + 4096, 4096, PROT_READ, FLAGS | MAP_FIXED_NOREPLACE, -1, 0);
    ok(got == MAP_FAILED && errno == EEXIST, "a place that is taken is EEXIST");
    is_int(map[4096], 'x', "and unchanged");
    munmap(map + 4096, 4096);
    got = mmap(map + 4096, 4096, PROT_READ, FLAGS | MAP_FIXED_NOREPLACE, -1, 0);
    ok(got == map + 4096, "a free place is given");
    got = mmap(map, 4096, PROT_READ | PROT_WRITE, FLAGS, -1, 0);
    ok(got != MAP_FAILED && got != map, "a hint that is taken gives another place");
    return done_testing();
}
