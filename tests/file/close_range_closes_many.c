/* close_range(2): closes or marks close-on-exec all descriptors from first to last. */
#include "support.h"

static int is_open(int fd)
{
    return fcntl(fd, F_GETFD) >= 0;
}

int main(void)
{
    for (int i = 20; i < 40; i++)
        dup2(0, i);
    is_int(syscall(SYS_close_range, 25, 29, 0), 0, "a range is closed");
    ok(is_open(24) && !is_open(25) && !is_open(29) && is_open(30), "just that range");
    is_int(syscall(SYS_close_range, 30, 34, 4), 0, "CLOSE_RANGE_CLOEXEC");
    is_int(fcntl(30, F_GETFD), FD_CLOEXEC, "marks");
    is_int(fcntl(35, F_GETFD), 0, "just that range");
    is_int(syscall(SYS_close_range, 20, ~0U, 0), 0, "to the end");
    ok(!is_open(20) && !is_open(39) && is_open(0), "all from there on");
    fails_with(syscall(SYS_close_range, 5, 4, 0), EINVAL, "a range upside down is EINVAL");
    fails_with(syscall(SYS_close_range, 5, 6, 99), EINVAL, "unknown flags are EINVAL");
    return done_testing();
}
