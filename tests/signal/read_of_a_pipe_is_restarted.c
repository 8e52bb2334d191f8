/* signal(7): read(2) on a "slow" device: EINTR without SA_RESTART, restarted with it. */
#include "interrupt.h"

static int fds[2];

static long call(void)
{
    char buffer[10];

    return read(fds[0], buffer, sizeof buffer);
}

static void finish(void)
{
    if (write(fds[1], "abcd", 4) != 4)
        bail_out("write failed");
}

int main(void)
{
    make_pipe(fds);
    is_int(interrupted(call, 0), EINTR, "without SA_RESTART it fails with EINTR");
    is_int(restarted(call, SA_RESTART, finish), 4, "with SA_RESTART it goes on and gives 4 bytes");
    is_int(sleeps_on_after_stop(call, finish), 1, "a stop and continuation do not end it");
    is_int(call_result, 4, "and it gives 4 bytes");
    return done_testing();
}
