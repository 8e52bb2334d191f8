/* File system status. */
#include "internal/syscall.h"

#include <sys/mount.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>

static void convert(const struct statfs *st, struct statvfs *out)
{
    *out = (struct statvfs){
        .f_bsize = (unsigned long)st->f_bsize,
        .f_frsize = (unsigned long)(st->f_frsize ? st->f_frsize : st->f_bsize),
        .f_blocks = st->f_blocks,
        .f_bfree = st->f_bfree,
        .f_bavail = st->f_bavail,
        .f_files = st->f_files,
        .f_ffree = st->f_ffree,
        .f_favail = st->f_ffree,
        .f_fsid = (unsigned int)st->f_fsid.val[0] | (unsigned long)st->f_fsid.val[1] << 32,
        .f_flag = (unsigned long)st->f_flags & ~(unsigned long)ST_VALID,
        .f_namemax = (unsigned long)st->f_namelen,
    };
}

int statfs(const char *path, struct statfs *st)
{
    return (int)SYSCALL(statfs, path, st);
}

int fstatfs(int fd, struct statfs *st)
{
    return (int)SYSCALL(fstatfs, fd, st);
}

int statvfs(const char *restrict path, struct statvfs *restrict out)
{
    struct statfs st;

    if (statfs(path, &st) < 0)
        return -1;
    convert(&st, out);
    return 0;
}

int fstatvfs(int fd, struct statvfs *out)
{
    struct statfs st;

    if (fstatfs(fd, &st) < 0)
        return -1;
    convert(&st, out);
    return 0;
}

int mount(const char *source, const char *target, const char *type, unsigned long flags,
          const void *data)
{
    return (int)SYSCALL(mount, source, target, type, flags, data);
}

int umount(const char *target)
{
    return (int)SYSCALL(umount2, target, 0);
}

int umount2(const char *target, int flags)
{
    return (int)SYSCALL(umount2, target, flags);
}
