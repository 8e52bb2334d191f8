/* siginterrupt(3): with flag 0 interrupted calls are restarted, with 1 they fail with EINTR. */
#include "interrupt.h"

#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

static int fds[2], flag;

static long call(void)
{
    char byte;

    siginterrupt(SIGUSR1, flag);
    return read(fds[0], &byte, 1);
}

static void finish(void)
{
    tell(fds[1]);
}

int main(void)
{
    make_pipe(fds);
    flag = 1;
    is_int(interrupted(call, SA_RESTART), EINTR, "with flag 1 read fails with EINTR");
    flag = 0;
    is_int(restarted(call, 0, finish), 1, "with flag 0 it is restarted");
    return done_testing();
}
