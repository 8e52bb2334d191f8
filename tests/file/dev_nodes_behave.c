/* null(4), zero(4), full(4), random(4): what they read and write. */
#include "support.h"

int main(void)
{
    char buffer[100];
    int null = open("/dev/null", O_RDWR), zero = open("/dev/zero", O_RDWR);
    int full = open("/dev/full", O_RDWR), random = open("/dev/urandom", O_RDONLY), sum = 0;

    is_int(read(null, buffer, 100), 0, "/dev/null is at its end");
    is_int(write(null, buffer, 100), 100, "and takes everything");
    memset(buffer, 'x', 100);
    is_int(read(zero, buffer, 100), 100, "/dev/zero gives");
    for (int i = 0; i < 100; i++)
        sum += buffer[i] != 0;
    is_int(sum, 0, "zeros");
    is_int(write(zero, buffer, 100), 100, "and takes everything");
    is_int(read(full, buffer, 100), 100, "/dev/full gives zeros");
    fails_with(write(full, buffer, 1), ENOSPC, "and is ENOSPC for writing");
    is_int(read(random, buffer, 100), 100, "/dev/urandom gives");
    for (int i = 0; i < 100; i++)
        sum += buffer[i] != 0;
    ok(sum > 80, "random bytes");
    is_int(lseek(null, 0, SEEK_SET), 0, "/dev/null can seek");
    is_int(isatty(null), 0, "it is no terminal");
    is_int(errno, ENOTTY, "but ENOTTY");
    return done_testing();
}
