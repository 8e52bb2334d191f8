/* A stream's state and descriptor. */
#include "stdio/file.h"

#include <errno.h>
#include <stdio_ext.h>

int feof(FILE *f)
{
    return (f->flags & F_EOF) != 0;
}

int ferror(FILE *f)
{
    return (f->flags & F_ERROR) != 0;
}

void clearerr(FILE *f)
{
    flockfile(f);
    f->flags &= ~(F_EOF | F_ERROR);
    funlockfile(f);
}

int fileno(FILE *f)
{
    if (f->fd < 0)
        errno = EBADF;
    return f->fd;
}

size_t __fpending(FILE *f)
{
    return f->flags & F_WRITING ? (size_t)(f->wpos - f->buf) : 0;
}

void __fpurge(FILE *f)
{
    f->rpos = f->rend = f->wpos = f->buf;
}

int __freading(FILE *f)
{
    return (f->flags & F_READING) || !(f->flags & F_CAN_WRITE);
}

int __fwriting(FILE *f)
{
    return (f->flags & F_WRITING) || !(f->flags & F_CAN_READ);
}
