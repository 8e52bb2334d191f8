/*
 * fcntl(2), F_SETPIPE_SZ: rounded up to a power of two pages, its content kept; EBUSY when that
 * does not fit; an unprivileged user is held to 1 MiB (pipe-max-size).
 */
#include "support.h"

static int fds[2];
static char data[20000], back[20000];

static void set_two_mebibytes(void)
{
    if (become_user(NOBODY) < 0)
        _exit(9);
    _exit(fcntl(fds[1], F_SETPIPE_SZ, 2 << 20) < 0 ? errno : 0);
}

int main(void)
{
    int fd;

    need_root();
    for (unsigned i = 0; i < sizeof data; i++)
        data[i] = i * 7 + i / 256;
    make_pipe(fds);
    is_int(fcntl(fds[0], F_SETPIPE_SZ, 20000), 32768, "a size is rounded up to a power of two");
    is_int(fcntl(fds[1], F_GETPIPE_SZ), 32768, "both ends know");
    is_int(fcntl(fds[0], F_SETPIPE_SZ, 1), 4096, "the least is a page");
    is_int(fcntl(fds[0], F_SETPIPE_SZ, 32768), 32768, "it can grow again");
    is_int(write(fds[1], data, sizeof data), sizeof data, "20000 bytes go in");
    fails_with(fcntl(fds[0], F_SETPIPE_SZ, 4096), EBUSY, "it cannot shrink below them");
    is_int(fcntl(fds[0], F_SETPIPE_SZ, 131072), 131072, "it can grow with them");
    is_int(read(fds[0], back, sizeof back), sizeof back, "they come out");
    ok(!memcmp(data, back, sizeof data), "unchanged");
    is_exit(run_child(set_two_mebibytes), EPERM, "more than 1 MiB is EPERM for a user");
    fd = open("/dev/null", O_RDWR);
    fails_with(fcntl(fd, F_SETPIPE_SZ, 4096), EBADF, "what is no pipe is EBADF");
    fails_with(fcntl(fd, F_GETPIPE_SZ), EBADF, "for F_GETPIPE_SZ too");
    return done_testing();
}
