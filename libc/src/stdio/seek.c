/* Positions of streams. */
#include "stdio/file.h"

#include <errno.h>

int fseeko(FILE *f, off_t offset, int whence)
{
    int ret = -1;

    flockfile(f);
    if (!f->ops->seek) {
        errno = ESPIPE;
        goto out;
    }
    if (f->flags & F_WRITING && __file_flush(f))
        goto out;
    if (whence == SEEK_CUR && f->flags & F_READING)
        offset -= f->rend - f->rpos;
    if (f->ops->seek(f, offset, whence) < 0)
        goto out;
    f->rpos = f->rend = f->wpos = f->buf;
    f->flags &= ~(F_READING | F_WRITING | F_EOF);
    ret = 0;
out:
    funlockfile(f);
    return ret;
}

int fseek(FILE *f, long offset, int whence)
{
    return fseeko(f, offset, whence);
}

off_t ftello(FILE *f)
{
    off_t pos = -1;

    flockfile(f);
    if (!f->ops->seek) {
        errno = ESPIPE;
        goto out;
    }
    /* What is pending on an appending stream will land at the end. */
    pos = f->ops->seek(f, 0, f->flags & F_APPEND && f->flags & F_WRITING ? SEEK_END : SEEK_CUR);
    if (pos >= 0 && f->flags & F_READING)
        pos -= f->rend - f->rpos;
    else if (pos >= 0 && f->flags & F_WRITING)
        pos += f->wpos - f->buf;
out:
    funlockfile(f);
    return pos;
}

long ftell(FILE *f)
{
    return ftello(f);
}

void rewind(FILE *f)
{
    flockfile(f);
    fseeko(f, 0, SEEK_SET);
    f->flags &= ~F_ERROR;
    funlockfile(f);
}

int fgetpos(FILE *restrict f, fpos_t *restrict pos)
{
    *pos = ftello(f);
    return *pos < 0 ? -1 : 0;
}

int fsetpos(FILE *f, const fpos_t *pos)
{
    return fseeko(f, *pos, SEEK_SET);
}
