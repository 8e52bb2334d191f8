/*
 * fallocate(2): space within or beyond the file, with or without its size; a hole punched reads as
 * zeros, in mappings too.
 */
#include "support.h"

static off_t size_of(int fd)
{
    struct stat status;

    fstat(fd, &status);
    return status.st_size;
}

int main(void)
{
    char data[12288], *map;
    int fd, fds[2], wrong = 0;

    enter_scratch_dir(0700);
    fd = open("file", O_RDWR | O_CREAT, 0600);
    is_int(fallocate(fd, 0, 1000, 4000), 0, "space is reserved");
    is_int(size_of(fd), 5000, "the file grows over it");
    is_int(fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, 50000), 0, "with FALLOC_FL_KEEP_SIZE");
    is_int(size_of(fd), 5000, "it does not");
    memset(data, 'x', sizeof data);
    pwrite(fd, data, sizeof data, 0);
    map = mmap(NULL, sizeof data, PROT_READ, MAP_SHARED, fd, 0);
    is_int(map[5000], 'x', "a mapping sees the data");
    is_int(fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 4000, 5000), 0,
           "a hole is punched");
    is_int(size_of(fd), sizeof data, "the size stays");
    pread(fd, data, sizeof data, 0);
    for (int i = 0; i < (int)sizeof data; i++)
        wrong += (data[i] != (i >= 4000 && i < 9000 ? 0 : 'x')) + (map[i] != data[i]);
    is_int(wrong, 0, "exactly there are zeros, in the mapping as well");
    fails_with(fallocate(fd, 0, 0, 0), EINVAL, "no length is EINVAL");
    fails_with(fallocate(fd, 0, -1, 5), EINVAL, "a negative offset too");
    fails_with(fallocate(fd, 0, 0x7fffffffffffffff, 5), EFBIG, "beyond all is EFBIG");
    fails_with(fallocate(fd, FALLOC_FL_PUNCH_HOLE, 0, 5), EOPNOTSUPP, "a hole keeps the size");
    fails_with(fallocate(open("file", O_RDONLY), 0, 0, 5), EBADF, "a reader is EBADF");
    pipe(fds);
    fails_with(fallocate(fds[1], 0, 0, 5), ESPIPE, "a pipe is ESPIPE");
    return done_testing();
}
