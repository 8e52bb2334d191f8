/*
 * dup(2): the two descriptors "refer to the same open file description and thus share file offset
 * and file status flags", but not the descriptor flags; the lowest free number is used.
 */
#include "support.h"

int main(void)
{
    struct rlimit limit = { 100, 100 };
    char byte;
    int fd, copy;

    enter_scratch_dir(0700);
    write_file("file", "abcdef");
    fd = open("file", O_RDWR);
    copy = dup(fd);
    is_int(copy, fd + 1, "dup gives the lowest free number");
    read(fd, &byte, 1);
    is_int(lseek(copy, 0, SEEK_CUR), 1, "the offset is shared");
    fcntl(copy, F_SETFL, O_APPEND);
    is_int(fcntl(fd, F_GETFL) & O_APPEND, O_APPEND, "the status flags are shared");
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    is_int(fcntl(copy, F_GETFD), 0, "FD_CLOEXEC is not");
    close(fd);
    is_int(read(copy, &byte, 1), 1, "a copy lives on when the other is closed");
    is_int(byte, 'b', "at the same offset");
    is_int(dup2(copy, 50), 50, "dup2 gives the number asked for");
    is_int(dup2(copy, 50), 50, "and closes what was there");
    is_int(dup2(50, 50), 50, "the same number twice does nothing");
    fails_with(dup2(51, 51), EBADF, "unless it is not open");
    fails_with(dup2(51, 50), EBADF, "a closed descriptor is EBADF");
    is_int(fcntl(50, F_GETFD), 0, "and leaves the target open");
    fails_with(dup2(copy, -1), EBADF, "a negative target is EBADF");
    is_int(dup3(copy, 52, O_CLOEXEC), 52, "dup3 takes O_CLOEXEC");
    is_int(fcntl(52, F_GETFD), FD_CLOEXEC, "and sets FD_CLOEXEC");
    fails_with(dup3(copy, copy, 0), EINVAL, "the same number twice is EINVAL for dup3");
    fails_with(dup3(copy, 53, O_APPEND), EINVAL, "another flag is EINVAL");
    is_int(fcntl(copy, F_DUPFD, 52), 53, "F_DUPFD gives the first free number from there");
    is_int(fcntl(copy, F_DUPFD_CLOEXEC, 60), 60, "F_DUPFD_CLOEXEC too");
    is_int(fcntl(60, F_GETFD), FD_CLOEXEC, "with FD_CLOEXEC");
    setrlimit(RLIMIT_NOFILE, &limit);
    fails_with(dup2(copy, 100), EBADF, "a target beyond RLIMIT_NOFILE is EBADF");
    fails_with(fcntl(copy, F_DUPFD, 100), EINVAL, "F_DUPFD from there is EINVAL");
    fails_with(fcntl(copy, F_DUPFD, -1), EINVAL, "and from a negative number");
    fails_with(dup(99), EBADF, "dup of nothing is EBADF");
    return done_testing();
}
