/*
 * ftruncate(2): "if the file previously was larger than this size, the extra data is lost; if it
 * was shorter, it is extended, and the extended part reads as null bytes".
 */
#include "support.h"

int main(void)
{
    char data[10000], *map;
    struct stat status;
    int fd, zeros = 1;

    enter_scratch_dir(0700);
    memset(data, 'x', sizeof data);
    fd = open("file", O_RDWR | O_CREAT, 0600);
    write(fd, data, 6000);
    is_int(ftruncate(fd, 4000), 0, "a file is cut");
    is_int(read(fd, data, 1), 0, "the offset stays beyond its end");
    is_int(ftruncate(fd, 9000), 0, "it is extended");
    is_int(pread(fd, data, sizeof data, 0), 9000, "to the size");
    for (int i = 0; i < 4000; i++)
        zeros &= data[i] == 'x';
    ok(zeros, "what was left is left");
    for (int i = 4000; i < 9000; i++)
        zeros &= data[i] == 0;
    ok(zeros, "what was cut came back as zeros");
    is_int(lseek(fd, 0, SEEK_CUR), 6000, "the offset did not move");
    is_int(write(fd, "y", 1), 1, "a write goes there");
    is_int(lseek(fd, 20000, SEEK_SET), 20000, "a seek beyond the end is allowed");
    fstat(fd, &status);
    is_int(status.st_size, 9000, "and changes nothing");
    is_int(write(fd, "z", 1), 1, "until there is a write");
    fstat(fd, &status);
    is_int(status.st_size, 20001, "which leaves a hole");
    pread(fd, data, 5000, 12000);
    for (int i = 0; i < 5000; i++)
        zeros &= data[i] == 0;
    ok(zeros, "of zeros");

    map = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    map[5000] = 'm';
    ftruncate(fd, 4097);
    is_int(map[5000], 0, "a mapping sees the cut page's rest as zeros");
    ftruncate(fd, 8192);
    is_int(map[5000], 0, "and they stay zeros");
    fails_with(ftruncate(fd, -1), EINVAL, "a negative size is EINVAL");
    fails_with(truncate("missing", 1), ENOENT, "a missing file is ENOENT");
    fails_with(truncate(".", 1), EISDIR, "a directory is EISDIR");
    is_int(truncate("file", 3), 0, "truncate takes a path");
    is_int(pread(fd, data, 10, 0), 3, "it did cut");
    is_int(ftruncate(fd, 1L << 40), 0, "a terabyte of hole costs nothing");
    fstat(fd, &status);
    ok(status.st_blocks < 1000, "as st_blocks tells");
    fd = open("file", O_RDONLY);
    fails_with(ftruncate(fd, 0), EINVAL, "a reader cannot cut");
    return done_testing();
}
