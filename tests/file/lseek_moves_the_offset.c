/*
 * lseek(2): SEEK_SET, SEEK_CUR, SEEK_END, beyond the end; a hole reads as zeros; EINVAL below 0;
 * SEEK_DATA and SEEK_HOLE.
 */
#include "support.h"

int main(void)
{
    char text[10];
    int fd;

    enter_scratch_dir(0755);
    fd = open("f", O_RDWR | O_CREAT, 0600);
    is_int(write(fd, "0123456789", 10), 10, "ten bytes");
    is_int(lseek(fd, 4, SEEK_SET), 4, "SEEK_SET");
    is_int(lseek(fd, 2, SEEK_CUR), 6, "SEEK_CUR");
    is_int(lseek(fd, -1, SEEK_END), 9, "SEEK_END");
    is_int(read(fd, text, 10), 1, "one byte is left");
    is_int(text[0], '9', "the last");
    fails_with(lseek(fd, -1, SEEK_SET), EINVAL, "below 0 is EINVAL");
    fails_with(lseek(fd, 0, 99), EINVAL, "an unknown whence is EINVAL");
    is_int(lseek(fd, 10000, SEEK_SET), 10000, "beyond the end is no error");
    is_int(read(fd, text, 1), 0, "but there is nothing");
    is_int(write(fd, "x", 1), 1, "a write there");
    is_int(pread(fd, text, 10, 5000), 10, "makes a hole");
    is_int(text[0] | text[9], 0, "of zeros");
    is_int(lseek(fd, 0, SEEK_HOLE) > 0, 1, "SEEK_HOLE finds a hole or the end");
    is_int(lseek(fd, 0, SEEK_DATA), 0, "SEEK_DATA finds the data");
    fails_with(lseek(fd, 10001, SEEK_DATA), ENXIO, "beyond the end is ENXIO");
    return done_testing();
}
