/* Writing to streams. */
#include "stdio/file.h"

#include <string.h>

size_t fwrite(const void *restrict data, size_t size, size_t count, FILE *restrict f)
{
    size_t len = __file_length(size, count);
    size_t done;

    if (len == 0)
        return 0;
    flockfile(f);
    done = __file_write(f, data, len);
    funlockfile(f);
    return done == len ? count : done / size;
}

int putc_unlocked(int c, FILE *f)
{
    unsigned char byte = (unsigned char)c;

    /* The usual case: there is room, and nothing to write out. */
    if ((f->flags & F_WRITING) && f->wpos < f->buf + f->size &&
        (f->mode == _IOFBF || (f->mode == _IOLBF && byte != '\n')))
        return *f->wpos++ = byte;
    return __file_write(f, &byte, 1) == 1 ? byte : EOF;
}

int fputc_unlocked(int c, FILE *f)
{
    return putc_unlocked(c, f);
}

int fputc(int c, FILE *f)
{
    flockfile(f);
    c = putc_unlocked(c, f);
    funlockfile(f);
    return c;
}

int putc(int c, FILE *f)
{
    return fputc(c, f);
}

int putchar(int c)
{
    return fputc(c, stdout);
}

int putchar_unlocked(int c)
{
    return putc_unlocked(c, stdout);
}

int fputs(const char *restrict s, FILE *restrict f)
{
    size_t len = strlen(s);

    return fwrite(s, 1, len, f) == len ? 0 : EOF;
}

int puts(const char *s)
{
    int ret;

    flockfile(stdout);
    ret = fputs(s, stdout) == EOF || putc_unlocked('\n', stdout) == EOF ? EOF : 0;
    funlockfile(stdout);
    return ret;
}

int putw(int word, FILE *f)
{
    return fwrite(&word, sizeof word, 1, f) == 1 ? 0 : EOF;
}
