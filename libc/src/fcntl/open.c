/* Opening files. */
#include "internal/syscall.h"

#include <fcntl.h>
#include <stdarg.h>

static int needs_mode(int flags)
{
    return flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE;
}

int open(const char *path, int flags, ...)
{
    mode_t mode = 0;
    va_list args;

    if (needs_mode(flags)) {
        va_start(args, flags);
        mode = va_arg(args, mode_t);
        va_end(args);
    }
    return (int)SYSCALL(open, path, flags, mode);
}

int openat(int dir, const char *path, int flags, ...)
{
    mode_t mode = 0;
    va_list args;

    if (needs_mode(flags)) {
        va_start(args, flags);
        mode = va_arg(args, mode_t);
        va_end(args);
    }
    return (int)SYSCALL(openat, dir, path, flags, mode);
}

int creat(const char *path, mode_t mode)
{
    return (int)SYSCALL(open, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
