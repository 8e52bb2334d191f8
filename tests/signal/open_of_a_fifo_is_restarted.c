/*
 * signal(7): open(2), "if it can block (e.g., when opening a FIFO)": EINTR without SA_RESTART,
 * restarted with it.
 */
#include "interrupt.h"

static int flags;

static long call(void)
{
    int fd = open("fifo", flags);

    return fd < 0 ? -1 : 1;
}

static void finish(void)
{
    int fd = open("fifo", flags == O_RDONLY ? O_WRONLY : O_RDONLY);

    close(fd);
}

int main(void)
{
    enter_scratch_dir(0755);
    mkfifo("fifo", 0600);
    flags = O_RDONLY;
    is_int(interrupted(call, 0), EINTR, "opening for reading fails with EINTR");
    is_int(restarted(call, SA_RESTART, finish), 1, "with SA_RESTART it goes on");
    flags = O_WRONLY;
    is_int(interrupted(call, 0), EINTR, "opening for writing fails with EINTR");
    is_int(restarted(call, SA_RESTART, finish), 1, "with SA_RESTART it goes on");
    return done_testing();
}
