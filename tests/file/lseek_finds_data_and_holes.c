/*
 * lseek(2): the five ways to seek; SEEK_DATA and SEEK_HOLE, where there is a hole at the end of
 * every file, and ENXIO beyond it.
 */
#include "support.h"

#define MIB (1L << 20)

int main(void)
{
    int fd, fds[2];

    enter_scratch_dir(0700);
    fd = open("file", O_RDWR | O_CREAT, 0600);
    is_int(lseek(fd, 10, SEEK_SET), 10, "SEEK_SET goes there");
    is_int(lseek(fd, -3, SEEK_CUR), 7, "SEEK_CUR from where it is");
    is_int(lseek(fd, 5, SEEK_END), 5, "SEEK_END from the end");
    fails_with(lseek(fd, -1, SEEK_SET), EINVAL, "before the start is EINVAL");
    fails_with(lseek(fd, -6, SEEK_CUR), EINVAL, "for SEEK_CUR too");
    is_int(lseek(fd, 0, SEEK_CUR), 5, "which moves nothing");
    fails_with(lseek(fd, 0, 9), EINVAL, "an unknown way is EINVAL");
    fails_with(lseek(fd, 0, SEEK_DATA), ENXIO, "an empty file has no data");
    pwrite(fd, "a", 1, 0);
    pwrite(fd, "b", 1, MIB);
    ftruncate(fd, 2 * MIB);
    fsync(fd);
    is_int(lseek(fd, 0, SEEK_DATA), 0, "data starts at the first byte");
    ok(lseek(fd, 0, SEEK_HOLE) <= 65536, "the hole soon behind it");
    is_int(lseek(fd, MIB / 2, SEEK_HOLE), MIB / 2, "in a hole is a hole");
    is_int(lseek(fd, MIB / 2, SEEK_DATA), MIB, "the next data");
    ok(lseek(fd, MIB, SEEK_HOLE) <= MIB + 65536, "the next hole");
    fails_with(lseek(fd, MIB + MIB / 2, SEEK_DATA), ENXIO, "no data behind the last");
    fails_with(lseek(fd, 2 * MIB, SEEK_HOLE), ENXIO, "the end of the file is ENXIO");
    fails_with(lseek(fd, -1, SEEK_DATA), ENXIO, "so is a negative offset");
    ftruncate(fd, 1);
    is_int(lseek(fd, 0, SEEK_HOLE), 1, "there is a hole at the end of every file");
    pipe(fds);
    fails_with(lseek(fds[0], 0, SEEK_CUR), ESPIPE, "a pipe is ESPIPE");
    fails_with(lseek(99, 0, SEEK_CUR), EBADF, "a bad descriptor is EBADF");
    return done_testing();
}
