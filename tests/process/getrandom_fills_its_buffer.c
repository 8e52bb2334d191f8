/* getrandom(2): fills the buffer with random bytes; GRND_NONBLOCK, EINVAL for flags, EFAULT. */
#include "support.h"
#include <sys/random.h>

int main(void)
{
    unsigned char first[64] = { 0 }, second[64] = { 0 };
    static unsigned char large[5000];
    int values[256] = { 0 }, distinct = 0;

    is_int(getrandom(first, sizeof first, 0), 64, "64 bytes are filled");
    is_int(getrandom(second, sizeof second, GRND_NONBLOCK), 64, "with GRND_NONBLOCK too");
    ok(memcmp(first, second, sizeof first) != 0, "they differ");
    is_int(getrandom(large, sizeof large, 0), 5000, "5000 bytes are filled");
    for (unsigned i = 0; i < sizeof large; i++)
        distinct += values[large[i]]++ == 0;
    is_int(distinct, 256, "all byte values are among them");
    is_int(getrandom(first, 0, 0), 0, "none is 0");
    fails_with(getrandom(first, 1, 0x100), EINVAL, "unknown flags are EINVAL");
    fails_with(syscall(SYS_getrandom, 8, 1, 0), EFAULT, "a bad pointer is EFAULT");
    return done_testing();
}
