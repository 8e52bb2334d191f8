/* signal(7): readv(2): EINTR without SA_RESTART, restarted with it. */
#include "interrupt.h"

static int fds[2];

static long call(void)
{
    char first[3], second[10];
    struct iovec vector[2] = { { first, 3 }, { second, 10 } };
    long n = readv(fds[0], vector, 2);

    return n == 5 && memcmp(first, "abc", 3) == 0 && memcmp(second, "de", 2) == 0 ? 55 : n;
}

static void finish(void)
{
    if (write(fds[1], "abcde", 5) != 5)
        bail_out("write failed");
}

int main(void)
{
    make_pipe(fds);
    is_int(interrupted(call, 0), EINTR, "without SA_RESTART it fails with EINTR");
    is_int(restarted(call, SA_RESTART, finish), 55, "with SA_RESTART it reads the right bytes");
    return done_testing();
}
