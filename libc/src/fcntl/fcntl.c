/* Properties of descriptors, locks, advice. */
#include "internal/syscall.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/file.h>
#include <sys/sendfile.h>
#include <unistd.h>

int fcntl(int fd, int command, ...)
{
    struct f_owner_ex owner;
    va_list args;
    long arg;
    long ret;

    va_start(args, command);
    arg = va_arg(args, long);
    va_end(args);
    if (command != F_GETOWN)
        return (int)SYSCALL(fcntl, fd, command, arg);
    /* The id of a process group comes back negative: not to be taken for an error. */
    ret = RAW(fcntl, fd, F_GETOWN_EX, &owner);
    if (ret < 0)
        return (int)__syscall_ret(ret);
    return owner.type == F_OWNER_PGRP ? -owner.pid : owner.pid;
}

int flock(int fd, int operation)
{
    return (int)SYSCALL(flock, fd, operation);
}

int lockf(int fd, int command, off_t len)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_CUR, .l_len = len };

    switch (command) {
    case F_ULOCK: lock.l_type = F_UNLCK; return fcntl(fd, F_SETLK, &lock);
    case F_LOCK: return fcntl(fd, F_SETLKW, &lock);
    case F_TLOCK: return fcntl(fd, F_SETLK, &lock);
    case F_TEST:
        if (fcntl(fd, F_GETLK, &lock) < 0)
            return -1;
        if (lock.l_type == F_UNLCK || lock.l_pid == getpid())
            return 0;
        errno = EACCES;
        return -1;
    default: errno = EINVAL; return -1;
    }
}

int posix_fadvise(int fd, off_t start, off_t len, int advice)
{
    return (int)-RAW(fadvise64, fd, start, len, advice);
}

int posix_fallocate(int fd, off_t start, off_t len)
{
    return (int)-RAW(fallocate, fd, 0, start, len);
}

int fallocate(int fd, int mode, off_t start, off_t len)
{
    return (int)SYSCALL(fallocate, fd, mode, start, len);
}

ssize_t readahead(int fd, off_t start, size_t len)
{
    return (ssize_t)SYSCALL(readahead, fd, start, len);
}

ssize_t sendfile(int to, int from, off_t *pos, size_t len)
{
    return (ssize_t)SYSCALL(sendfile, to, from, pos, len);
}

ssize_t splice(int from, off_t *from_pos, int to, off_t *to_pos, size_t len, unsigned int flags)
{
    return (ssize_t)SYSCALL(splice, from, from_pos, to, to_pos, len, flags);
}

ssize_t tee(int from, int to, size_t len, unsigned int flags)
{
    return (ssize_t)SYSCALL(tee, from, to, len, flags);
}

ssize_t vmsplice(int fd, const struct iovec *vec, size_t count, unsigned int flags)
{
    return (ssize_t)SYSCALL(vmsplice, fd, vec, count, flags);
}
