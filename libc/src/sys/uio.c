/* Reading and writing vectors of buffers. */
#include "internal/syscall.h"

#include <sys/uio.h>

ssize_t readv(int fd, const struct iovec *vec, int count)
{
    return (ssize_t)SYSCALL(readv, fd, vec, count);
}

ssize_t writev(int fd, const struct iovec *vec, int count)
{
    return (ssize_t)SYSCALL(writev, fd, vec, count);
}

ssize_t preadv(int fd, const struct iovec *vec, int count, off_t pos)
{
    return (ssize_t)SYSCALL(preadv, fd, vec, count, pos, 0);
}

ssize_t pwritev(int fd, const struct iovec *vec, int count, off_t pos)
{
    return (ssize_t)SYSCALL(pwritev, fd, vec, count, pos, 0);
}

ssize_t process_vm_readv(pid_t pid, const struct iovec *here, unsigned long here_count,
                         const struct iovec *there, unsigned long there_count, unsigned long flags)
{
    return (ssize_t)SYSCALL(process_vm_readv, pid, here, here_count, there, there_count, flags);
}

ssize_t process_vm_writev(pid_t pid, const struct iovec *here, unsigned long here_count,
                          const struct iovec *there, unsigned long there_count, unsigned long flags)
{
    return (ssize_t)SYSCALL(process_vm_writev, pid, here, here_count, there, there_count, flags);
}
