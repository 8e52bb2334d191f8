/*
 * POSIX, open(): "shall return a file descriptor ... that is the lowest file descriptor not
 * currently open for that process"; dup, dup2, dup3, F_DUPFD.
 */
#include "support.h"

int main(void)
{
    int first = open("/dev/null", O_RDWR), second = open("/dev/null", O_RDWR);

    is_int(second, first + 1, "the next is one higher");
    close(first);
    is_int(open("/dev/null", O_RDWR), first, "a free one is used again");
    is_int(dup(0), second + 1, "dup gives the lowest");
    is_int(dup2(0, 50), 50, "dup2 the one asked for");
    is_int(dup2(50, 50), 50, "also the same");
    is_int(fcntl(0, F_DUPFD, 50), 51, "F_DUPFD the lowest from there on");
    is_int(fcntl(0, F_DUPFD_CLOEXEC, 60), 60, "F_DUPFD_CLOEXEC too");
    is_int(fcntl(60, F_GETFD), FD_CLOEXEC, "with the flag");
    is_int(dup3(0, 61, O_CLOEXEC), 61, "dup3");
    is_int(fcntl(61, F_GETFD), FD_CLOEXEC, "with the flag");
    is_int(fcntl(dup(61), F_GETFD), 0, "a duplicate does not have it");
    fails_with(dup3(0, 0, 0), EINVAL, "dup3 to the same is EINVAL");
    fails_with(dup2(99, 100), EBADF, "dup2 of a closed one is EBADF");
    fails_with(dup2(0, -1), EBADF, "to -1 is EBADF");
    fails_with(dup2(0, 1 << 30), EBADF, "beyond the limit is EBADF");
    fails_with(fcntl(0, F_DUPFD, -1), EINVAL, "F_DUPFD from -1 is EINVAL");
    fails_with(close(99), EBADF, "close of a closed one is EBADF");
    return done_testing();
}
