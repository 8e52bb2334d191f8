/* zero(4), mmap(2): a private mapping of /dev/zero is zeroed memory. */
#include "support.h"

int main(void)
{
    int fd = open("/dev/zero", O_RDWR), nonzero = 0;
    char *map = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);

    ok(map != MAP_FAILED, "it can be mapped");
    for (int i = 0; map != MAP_FAILED && i < 8192; i++)
        nonzero += map[i] != 0;
    is_int(nonzero, 0, "it is zero");
    map[5000] = 5;
    is_int(map[5000], 5, "and can be written");
    return done_testing();
}
