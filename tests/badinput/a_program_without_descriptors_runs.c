/*
 * Descriptors 0, 1 and 2 closed: the program runs, opens files from 0 on, and its writes are
 * EBADF.
 */
#include "support.h"

static void close_all(void)
{
    int fd;

    close(0);
    close(1);
    close(2);
    if (write(1, "x", 1) != -1 || errno != EBADF)
        _exit(1);
    fd = open("/dev/null", O_RDWR);
    if (fd != 0)
        _exit(2);
    close(fd);
    execl("/proc/self/exe", "test", "after-exec", NULL);
    _exit(3);
}

int main(int argc, char **argv)
{
    (void)argv;
    if (argc > 1)
        return open("/dev/null", O_RDWR) == 0 ? 0 : 4;
    is_exit(run_child(close_all), 0, "also over execve");
    return done_testing();
}
