/*
 * pread(2): "the file offset is not changed"; not on pipes; preadv2's offset -1 uses the file's.
 */
#include "support.h"

int main(void)
{
    struct iovec vector;
    char text[16];
    int fd, fds[2];

    enter_scratch_dir(0700);
    write_file("file", "0123456789");
    fd = open("file", O_RDWR);
    lseek(fd, 2, SEEK_SET);
    is_int(pread(fd, text, 3, 5), 3, "pread reads from its offset");
    is_int(memcmp(text, "567", 3), 0, "what is there");
    is_int(pread(fd, text, sizeof text, 8), 2, "up to the end");
    is_int(pread(fd, text, 1, 100), 0, "beyond it nothing");
    is_int(pwrite(fd, "AB", 2, 9), 2, "pwrite writes to its offset");
    is_int(lseek(fd, 0, SEEK_CUR), 2, "the file's offset stays");
    is_int(pread(fd, text, sizeof text, 0), 11, "the file has grown");
    fails_with(pread(fd, text, 1, -1), EINVAL, "a negative offset is EINVAL");
    fails_with(pwrite(fd, text, 1, -1), EINVAL, "for pwrite too");
    pipe(fds);
    fails_with(pread(fds[0], text, 1, 0), ESPIPE, "a pipe is ESPIPE");
    fails_with(pwrite(fds[1], text, 1, 0), ESPIPE, "for pwrite too");
    vector = (struct iovec){ text, 2 };
    is_int(preadv(fd, &vector, 1, 4), 2, "preadv reads from its offset");
    is_int(memcmp(text, "45", 2), 0, "what is there");
    is_int(preadv2(fd, &vector, 1, -1, 0), 2, "preadv2 with -1 reads from the file's");
    is_int(lseek(fd, 0, SEEK_CUR), 4, "and moves it");
    is_int(pwritev2(fd, &vector, 1, 0, 0), 2, "pwritev2 writes to its offset");
    is_int(lseek(fd, 0, SEEK_CUR), 4, "and leaves the file's");
    fails_with(preadv2(fd, &vector, 1, 0, 1 << 30), EOPNOTSUPP, "unknown flags are EOPNOTSUPP");
    is_int(pwritev2(fd, &vector, 1, 0, RWF_APPEND), 2, "RWF_APPEND");
    is_int(lseek(fd, 0, SEEK_END), 13, "appends");
    pwritev2(fds[1], &vector, 1, -1, 0);
    is_int(preadv2(fds[0], &vector, 1, -1, 0), 2, "a pipe is read with -1");
    fails_with(preadv2(fds[0], &vector, 1, -1, RWF_NOWAIT), EAGAIN, "RWF_NOWAIT does not wait");
    return done_testing();
}
