/* File status and modes. */
#include "internal/syscall.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/time.h>
#include <utime.h>

static int set_times(int dir, const char *path, const struct timeval times[2], int flags)
{
    struct timespec exact[2];

    if (!times)
        return (int)SYSCALL(utimensat, dir, path, 0, flags);
    for (int i = 0; i < 2; i++) {
        if (times[i].tv_usec < 0 || times[i].tv_usec >= 1000000) {
            errno = EINVAL;
            return -1;
        }
        exact[i] = (struct timespec){ times[i].tv_sec, times[i].tv_usec * 1000 };
    }
    return (int)SYSCALL(utimensat, dir, path, exact, flags);
}

int stat(const char *restrict path, struct stat *restrict st)
{
    return (int)SYSCALL(stat, path, st);
}

int lstat(const char *restrict path, struct stat *restrict st)
{
    return (int)SYSCALL(lstat, path, st);
}

int fstat(int fd, struct stat *st)
{
    return (int)SYSCALL(fstat, fd, st);
}

int fstatat(int dir, const char *restrict path, struct stat *restrict st, int flags)
{
    return (int)SYSCALL(newfstatat, dir, path, st, flags);
}

int statx(int dir, const char *restrict path, int flags, unsigned int mask,
          struct statx *restrict st)
{
    return (int)SYSCALL(statx, dir, path, flags, mask, st);
}

int chmod(const char *path, mode_t mode)
{
    return (int)SYSCALL(chmod, path, mode);
}

int fchmod(int fd, mode_t mode)
{
    return (int)SYSCALL(fchmod, fd, mode);
}

int fchmodat(int dir, const char *path, mode_t mode, int flags)
{
    if (!flags)
        return (int)SYSCALL(fchmodat, dir, path, mode);
    return (int)SYSCALL(fchmodat2, dir, path, mode, flags);
}

int lchmod(const char *path, mode_t mode)
{
    return fchmodat(AT_FDCWD, path, mode, AT_SYMLINK_NOFOLLOW);
}

int mkdir(const char *path, mode_t mode)
{
    return (int)SYSCALL(mkdir, path, mode);
}

int mkdirat(int dir, const char *path, mode_t mode)
{
    return (int)SYSCALL(mkdirat, dir, path, mode);
}

int mknod(const char *path, mode_t mode, dev_t dev)
{
    return (int)SYSCALL(mknod, path, mode, dev);
}

int mknodat(int dir, const char *path, mode_t mode, dev_t dev)
{
    return (int)SYSCALL(mknodat, dir, path, mode, dev);
}

int mkfifo(const char *path, mode_t mode)
{
    return (int)SYSCALL(mknod, path, mode | S_IFIFO, 0);
}

int mkfifoat(int dir, const char *path, mode_t mode)
{
    return (int)SYSCALL(mknodat, dir, path, mode | S_IFIFO, 0);
}

mode_t umask(mode_t mask)
{
    return (mode_t)SYSCALL(umask, mask);
}

int utimensat(int dir, const char *path, const struct timespec times[2], int flags)
{
    return (int)SYSCALL(utimensat, dir, path, times, flags);
}

int futimens(int fd, const struct timespec times[2])
{
    return (int)SYSCALL(utimensat, fd, 0, times, 0);
}

int utimes(const char *path, const struct timeval times[2])
{
    return set_times(AT_FDCWD, path, times, 0);
}

int lutimes(const char *path, const struct timeval times[2])
{
    return set_times(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW);
}

int futimes(int fd, const struct timeval times[2])
{
    return set_times(fd, NULL, times, 0);
}

int utime(const char *path, const struct utimbuf *times)
{
    struct timeval both[2];

    if (!times)
        return utimes(path, NULL);
    both[0] = (struct timeval){ times->actime, 0 };
    both[1] = (struct timeval){ times->modtime, 0 };
    return utimes(path, both);
}
