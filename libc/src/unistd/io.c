/* Descriptors: reading, writing, copying. */
#include "internal/syscall.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

ssize_t read(int fd, void *buf, size_t len)
{
    return (ssize_t)SYSCALL(read, fd, buf, len);
}

ssize_t write(int fd, const void *buf, size_t len)
{
    return (ssize_t)SYSCALL(write, fd, buf, len);
}

ssize_t pread(int fd, void *buf, size_t len, off_t pos)
{
    return (ssize_t)SYSCALL(pread64, fd, buf, len, pos);
}

ssize_t pwrite(int fd, const void *buf, size_t len, off_t pos)
{
    return (ssize_t)SYSCALL(pwrite64, fd, buf, len, pos);
}

off_t lseek(int fd, off_t offset, int whence)
{
    return (off_t)SYSCALL(lseek, fd, offset, whence);
}

int close(int fd)
{
    return (int)SYSCALL(close, fd);
}

int close_range(unsigned int first, unsigned int last, int flags)
{
    return (int)SYSCALL(close_range, first, last, flags);
}

void closefrom(int first)
{
    RAW(close_range, first < 0 ? 0 : first, ~0u, 0);
}

int dup(int fd)
{
    return (int)SYSCALL(dup, fd);
}

int dup2(int from, int to)
{
    return (int)SYSCALL(dup2, from, to);
}

int dup3(int from, int to, int flags)
{
    return (int)SYSCALL(dup3, from, to, flags);
}

int pipe(int fds[2])
{
    return (int)SYSCALL(pipe, fds);
}

int pipe2(int fds[2], int flags)
{
    return (int)SYSCALL(pipe2, fds, flags);
}

int fsync(int fd)
{
    return (int)SYSCALL(fsync, fd);
}

int fdatasync(int fd)
{
    return (int)SYSCALL(fdatasync, fd);
}

int syncfs(int fd)
{
    return (int)SYSCALL(syncfs, fd);
}

void sync(void)
{
    RAW(sync);
}

int ftruncate(int fd, off_t len)
{
    return (int)SYSCALL(ftruncate, fd, len);
}

ssize_t copy_file_range(int from, off_t *from_pos, int to, off_t *to_pos, size_t len,
                        unsigned int flags)
{
    return (ssize_t)SYSCALL(copy_file_range, from, from_pos, to, to_pos, len, flags);
}

int vhangup(void)
{
    return (int)SYSCALL(vhangup);
}
