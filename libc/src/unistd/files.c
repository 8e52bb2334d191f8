/* Names in the file system. */
#include "internal/syscall.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int access(const char *path, int mode)
{
    return (int)SYSCALL(access, path, mode);
}

int faccessat(int dir, const char *path, int mode, int flags)
{
    if (!flags)
        return (int)SYSCALL(faccessat, dir, path, mode);
    return (int)SYSCALL(faccessat2, dir, path, mode, flags);
}

int euidaccess(const char *path, int mode)
{
    return faccessat(AT_FDCWD, path, mode, AT_EACCESS);
}

int eaccess(const char *path, int mode)
{
    return faccessat(AT_FDCWD, path, mode, AT_EACCESS);
}

int chdir(const char *path)
{
    return (int)SYSCALL(chdir, path);
}

int fchdir(int fd)
{
    return (int)SYSCALL(fchdir, fd);
}

int chroot(const char *path)
{
    return (int)SYSCALL(chroot, path);
}

int chown(const char *path, uid_t uid, gid_t gid)
{
    return (int)SYSCALL(chown, path, uid, gid);
}

int fchown(int fd, uid_t uid, gid_t gid)
{
    return (int)SYSCALL(fchown, fd, uid, gid);
}

int lchown(const char *path, uid_t uid, gid_t gid)
{
    return (int)SYSCALL(lchown, path, uid, gid);
}

int fchownat(int dir, const char *path, uid_t uid, gid_t gid, int flags)
{
    return (int)SYSCALL(fchownat, dir, path, uid, gid, flags);
}

int link(const char *from, const char *to)
{
    return (int)SYSCALL(link, from, to);
}

int linkat(int from_dir, const char *from, int to_dir, const char *to, int flags)
{
    return (int)SYSCALL(linkat, from_dir, from, to_dir, to, flags);
}

int symlink(const char *target, const char *path)
{
    return (int)SYSCALL(symlink, target, path);
}

int symlinkat(const char *target, int dir, const char *path)
{
    return (int)SYSCALL(symlinkat, target, dir, path);
}

ssize_t readlink(const char *restrict path, char *restrict buf, size_t size)
{
    return (ssize_t)SYSCALL(readlink, path, buf, size);
}

ssize_t readlinkat(int dir, const char *restrict path, char *restrict buf, size_t size)
{
    return (ssize_t)SYSCALL(readlinkat, dir, path, buf, size);
}

int rmdir(const char *path)
{
    return (int)SYSCALL(rmdir, path);
}

int unlink(const char *path)
{
    return (int)SYSCALL(unlink, path);
}

int unlinkat(int dir, const char *path, int flags)
{
    return (int)SYSCALL(unlinkat, dir, path, flags);
}

int truncate(const char *path, off_t len)
{
    return (int)SYSCALL(truncate, path, len);
}
