/* signal(7): fcntl(2) F_SETLKW: EINTR without SA_RESTART, restarted with it. */
#include "interrupt.h"

static int fd;

static long call(void)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

    return fcntl(fd, F_SETLKW, &lock) == 0 ? 1 : -1;
}

static void finish(void)
{
    struct flock lock = { .l_type = F_UNLCK, .l_whence = SEEK_SET };

    fcntl(fd, F_SETLK, &lock);
}

int main(void)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

    enter_scratch_dir(0755);
    write_file("lock", "");
    fd = open("lock", O_RDWR);
    fcntl(fd, F_SETLK, &lock);
    is_int(interrupted(call, 0), EINTR, "without SA_RESTART it fails with EINTR");
    is_int(restarted(call, SA_RESTART, finish), 1, "with SA_RESTART it gets the lock in the end");
    return done_testing();
}
