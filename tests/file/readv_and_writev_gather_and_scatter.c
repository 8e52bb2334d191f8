/*
 * readv(2): the buffers are filled in order, one call is one transfer; at most IOV_MAX buffers;
 * the sum of lengths must fit.
 */
#include "support.h"

int main(void)
{
    struct iovec vectors[1025];
    char a[4] = "", b[8] = "", c[8] = "";
    struct iovec *volatile bad_vectors = (void *)8;
    volatile int bad_count = -1;
    int fd, fds[2];

    enter_scratch_dir(0700);
    fd = open("file", O_RDWR | O_CREAT, 0600);
    vectors[0] = (struct iovec){ "one", 3 };
    vectors[1] = (struct iovec){ NULL, 0 };
    vectors[2] = (struct iovec){ "three", 5 };
    is_int(writev(fd, vectors, 3), 8, "writev writes all");
    vectors[0] = (struct iovec){ a, 2 };
    vectors[1] = (struct iovec){ b, 3 };
    vectors[2] = (struct iovec){ c, 8 };
    lseek(fd, 0, SEEK_SET);
    is_int(readv(fd, vectors, 3), 8, "readv reads up to the end");
    is_str(a, "on", "the first buffer is filled first");
    is_str(b, "eth", "then the second");
    is_str(c, "ree", "the last gets the rest");
    is_int(readv(fd, vectors, 0), 0, "no buffer is nothing");
    fails_with(readv(fd, vectors, bad_count), EINVAL, "a negative count is EINVAL");
    fails_with(readv(fd, vectors, 1025), EINVAL, "so are more than 1024");
    for (int i = 0; i < 1024; i++)
        vectors[i] = (struct iovec){ a, 1 };
    is_int(writev(fd, vectors, 1024), 1024, "1024 are allowed");
    vectors[1].iov_len = -1;
    fails_with(writev(fd, vectors, 2), EINVAL, "a negative length is EINVAL");
    vectors[1] = (struct iovec){ (void *)8, 1 };
    is_int(writev(fd, vectors, 2), 1, "a bad second buffer ends a write of the first");
    fails_with(writev(fd, vectors + 1, 1), EFAULT, "a bad first one is EFAULT");
    fails_with(writev(fd, bad_vectors, 1), EFAULT, "bad vectors are EFAULT");
    pipe(fds);
    vectors[0] = (struct iovec){ "ab", 2 };
    vectors[1] = (struct iovec){ "cd", 2 };
    writev(fds[1], vectors, 2);
    is_int(read(fds[0], b, sizeof b), 4, "through a pipe it is one write");
    is_int(memcmp(b, "abcd", 4), 0, "in order");
    return done_testing();
}
