/* Choosing a stream's buffer. */
#include "stdio/file.h"

#include <stdlib.h>

int setvbuf(FILE *restrict f, char *restrict buf, int mode, size_t size)
{
    if (mode != _IOFBF && mode != _IOLBF && mode != _IONBF)
        return -1;
    flockfile(f);
    __file_flush(f);
    if (f->flags & F_READING && f->rpos != f->rend) {
        funlockfile(f);
        return -1;
    }
    f->mode = mode;
    f->flags |= F_MODE_SET;
    if (f->flags & F_OWN_BUF)
        free(f->buf - UNGET);
    f->flags &= ~(F_OWN_BUF | F_READING | F_WRITING);
    f->buf = NULL;
    /* A buffer too small to hold pushed-back characters is replaced by one of our own. */
    if (mode != _IONBF && buf && size > 2 * UNGET) {
        f->buf = (unsigned char *)buf + UNGET;
        f->size = size - UNGET;
    }
    f->rpos = f->rend = f->wpos = f->buf;
    funlockfile(f);
    return 0;
}

void setbuf(FILE *restrict f, char *restrict buf)
{
    setvbuf(f, buf, buf ? _IOFBF : _IONBF, BUFSIZ);
}

void setbuffer(FILE *f, char *buf, size_t size)
{
    setvbuf(f, buf, buf ? _IOFBF : _IONBF, size);
}

void setlinebuf(FILE *f)
{
    setvbuf(f, NULL, _IOLBF, 0);
}
