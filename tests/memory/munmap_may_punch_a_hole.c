/*
 * munmap(2): "deletes the mappings for the specified address range"; the rest of a mapping stays.
 */
#include "support.h"

static char *map;

static int is_mapped(char *page)
{
    unsigned char present;

    return mincore(page, 4096, &present) == 0;
}

int main(void)
{
    map = mmap(NULL, 5 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (int i = 0; i < 5; i++)
        map[i * 4096] = 'a' + i;
    is_int(munmap(map + 4096, 4096), 0, "the second page is unmapped");
    is_int(munmap(map + 3 * 4096, 4096), 0, "the fourth page is unmapped");
    ok(is_mapped(map) && is_mapped(map + 2 * 4096) && is_mapped(map + 4 * 4096), "three are there");
    ok(!is_mapped(map + 4096) && !is_mapped(map + 3 * 4096), "two are not");
    ok(map[0] == 'a' && map[2 * 4096] == 'c' && map[4 * 4096] == 'e', "their content is unchanged");
    is_int(munmap(map, 5 * 4096), 0, "unmapping over holes succeeds");
    is_int(munmap(map, 4096), 0, "unmapping nothing succeeds");
    fails_with(munmap(map + 1, 4096), EINVAL, "an unaligned address is EINVAL");
    fails_with(munmap(map, 0), EINVAL, "no length is EINVAL");
    fails_with(munmap((void *)0xffff800000000000, 4096), EINVAL, "a kernel address is EINVAL");
    return done_testing();
}
