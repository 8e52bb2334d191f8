/*
 * readv(2), writev(2), preadv, pwritev: buffers in order; EINVAL for too many or a negative
 * length.
 */
#include "support.h"

int main(void)
{
    char a[3], b[4], c[10];
    struct iovec out[3] = { { (char *)"one", 3 }, { (char *)"", 0 }, { (char *)"three", 5 } };
    struct iovec in[3] = { { a, 3 }, { b, 4 }, { c, 10 } };
    int fd;

    enter_scratch_dir(0755);
    fd = open("f", O_RDWR | O_CREAT, 0600);
    is_int(writev(fd, out, 3), 8, "three buffers are written as one");
    lseek(fd, 0, SEEK_SET);
    is_int(readv(fd, in, 3), 8, "and read into three others");
    ok(memcmp(a, "one", 3) == 0 && memcmp(b, "thre", 4) == 0 && c[0] == 'e', "in order");
    is_int(preadv(fd, in, 2, 2), 6, "preadv reads at an offset");
    ok(memcmp(a, "eth", 3) == 0, "the right bytes");
    is_int(lseek(fd, 0, SEEK_CUR), 8, "without moving the file's");
    is_int(pwritev(fd, out, 1, 20), 3, "pwritev writes at an offset");
    is_int(writev(fd, out, 0), 0, "no buffers are 0");
    fails_with(syscall(SYS_writev, fd, out, -1), EINVAL, "a negative count is EINVAL");
    fails_with(syscall(SYS_writev, fd, out, 1025), EINVAL, "more than 1024 are EINVAL");
    out[1].iov_len = (size_t)-1;
    fails_with(writev(fd, out, 3), EINVAL, "a length beyond SSIZE_MAX is EINVAL");
    fails_with(syscall(SYS_writev, fd, 8, 1), EFAULT, "a bad vector is EFAULT");
    return done_testing();
}
