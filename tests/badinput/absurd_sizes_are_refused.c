/* Lengths and counts beyond all reason: an errno at once, and nothing is allocated or touched. */
#include "support.h"

int main(void)
{
    struct iovec vector = { (void *)8, 0 };
    char buffer[16];
    int fds[2];

    make_pipe(fds);
    tell(fds[1]);
    fails_with(syscall(SYS_read, fds[0], buffer, -1L), EFAULT, "read of SIZE_MAX bytes");
    fails_with(syscall(SYS_write, fds[1], buffer, -1L), EFAULT, "write of SIZE_MAX bytes");
    fails_with(syscall(SYS_read, fds[0], buffer, 1L << 62), EFAULT, "read of 4 EiB");
    fails_with(syscall(SYS_readv, fds[0], &vector, 1L << 20), EINVAL, "readv of 2^20 buffers");
    fails_with(syscall(SYS_getgroups, -1, buffer), EINVAL, "getgroups of -1");
    fails_with(syscall(SYS_poll, buffer, 1L << 31, 0), EINVAL, "poll of 2^31 descriptors");
    fails_with(syscall(SYS_mmap, 0, 1L << 62, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
               ENOMEM,
               "mmap of 4 EiB");
    fails_with(syscall(SYS_mmap, 0, -1L, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), ENOMEM,
               "mmap of SIZE_MAX bytes");
    fails_with(syscall(SYS_munmap, 0, -4096L), EINVAL, "munmap of everything");
    fails_with(syscall(SYS_mprotect, 0, -4096L, PROT_READ), ENOMEM, "mprotect of everything");
    fails_with(syscall(SYS_mremap, 0x10000, 4096, 8192, MREMAP_MAYMOVE), EFAULT,
               "mremap of what is not there");
    fails_with(syscall(SYS_ftruncate, fds[1], -1L), EINVAL, "ftruncate to -1");
    fails_with(syscall(SYS_lseek, open("/proc/self/exe", O_RDONLY), LONG_MIN, SEEK_END), EINVAL,
               "lseek far before the start");
    fails_with(syscall(SYS_futex, buffer, 0, 0, &(struct timespec){ -1, 0 }, NULL, 0), EINVAL,
               "futex for a negative time");
    is_int(await(fds[0]), 1, "the byte in the pipe is still there");
    return done_testing();
}
