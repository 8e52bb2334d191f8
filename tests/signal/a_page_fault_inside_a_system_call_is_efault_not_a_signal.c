/* A bad pointer given to a call is EFAULT; registers of the kernel never show up in a handler. */
#include "support.h"

static int fds[2];

int main(void)
{
    make_pipe(fds);
    catch_signal(SIGSEGV, 0);
    catch_signal(SIGBUS, 0);
    tell(fds[1]);
    fails_with(syscall(SYS_read, fds[0], 8, 1), EFAULT, "read into nothing");
    fails_with(syscall(SYS_write, fds[1], 8, 1), EFAULT, "write from nothing");
    fails_with(syscall(SYS_read, fds[0], 0xffffffff80000000, 1), EFAULT, "read into the kernel");
    fails_with(syscall(SYS_write, fds[1], 0xffffffff80000000, 1), EFAULT, "write from the kernel");
    fails_with(syscall(SYS_open, 8, O_RDONLY), EFAULT, "open of nothing");
    fails_with(syscall(SYS_newfstatat, AT_FDCWD, "/", 8, 0), EFAULT, "stat into nothing");
    is_int(caught_count, 0, "no signal came of these");
    is_int(await(fds[0]), 1, "the byte is still there");
    return done_testing();
}
