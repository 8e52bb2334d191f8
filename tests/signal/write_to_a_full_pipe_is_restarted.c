/* signal(7): write(2) on a pipe: EINTR if nothing was written yet; restarted with SA_RESTART. */
#include "interrupt.h"

static int fds[2];

static void fill(void)
{
    static char block[4096];

    fcntl(fds[1], F_SETFL, O_NONBLOCK);
    while (write(fds[1], block, sizeof block) > 0)
        ;
    fcntl(fds[1], F_SETFL, 0);
}

static long call(void)
{
    return write(fds[1], "xyz", 3);
}

static void finish(void)
{
    static char block[65536];

    if (read(fds[0], block, sizeof block) <= 0)
        bail_out("read failed");
}

int main(void)
{
    make_pipe(fds);
    fill();
    is_int(interrupted(call, 0), EINTR, "without SA_RESTART it fails with EINTR");
    is_int(restarted(call, SA_RESTART, finish), 3, "with SA_RESTART it goes on and writes 3 bytes");
    return done_testing();
}
