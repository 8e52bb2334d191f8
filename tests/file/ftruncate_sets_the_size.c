/*
 * truncate(2): shortens or lengthens; what is cut off is lost, what is added reads as zeros;
 * errors.
 */
#include "support.h"

int main(void)
{
    char text[20];
    int fd, fds[2];

    enter_scratch_dir(0755);
    write_file("f", "0123456789");
    fd = open("f", O_RDWR);
    is_int(ftruncate(fd, 4), 0, "shorter");
    is_int(lseek(fd, 0, SEEK_END), 4, "is four bytes");
    is_int(ftruncate(fd, 10000), 0, "longer");
    is_int(pread(fd, text, 8, 0), 8, "can be read");
    ok(memcmp(text, "0123\0\0\0\0", 8) == 0, "what was cut off has become zeros");
    is_int(truncate("f", 2), 0, "truncate by name");
    is_int(lseek(fd, 0, SEEK_END), 2, "is two bytes");
    is_int(lseek(fd, 100, SEEK_SET), 100, "the offset is not moved");
    fails_with(ftruncate(fd, -1), EINVAL, "a negative length is EINVAL");
    fails_with(truncate("none", 1), ENOENT, "a file that is not there is ENOENT");
    fails_with(truncate(".", 1), EISDIR, "a folder is EISDIR");
    fails_with(ftruncate(open("f", O_RDONLY), 1), EINVAL, "one open for reading is EINVAL");
    make_pipe(fds);
    fails_with(ftruncate(fds[1], 1), EINVAL, "a pipe is EINVAL");
    fails_with(ftruncate(99, 1), EBADF, "a closed descriptor is EBADF");
    return done_testing();
}
