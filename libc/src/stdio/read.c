/* Reading from streams. */
#include "stdio/file.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

size_t fread(void *restrict data, size_t size, size_t count, FILE *restrict f)
{
    size_t len = __file_length(size, count);
    size_t done;

    if (len == 0)
        return 0;
    flockfile(f);
    done = __file_read(f, data, len);
    funlockfile(f);
    return done == len ? count : done / size;
}

int getc_unlocked(FILE *f)
{
    if (f->rpos < f->rend && (f->flags & F_READING))
        return *f->rpos++;
    if (__file_fill(f))
        return EOF;
    return *f->rpos++;
}

int fgetc_unlocked(FILE *f)
{
    return getc_unlocked(f);
}

int fgetc(FILE *f)
{
    int c;

    flockfile(f);
    c = getc_unlocked(f);
    funlockfile(f);
    return c;
}

int getc(FILE *f)
{
    return fgetc(f);
}

int getchar(void)
{
    return fgetc(stdin);
}

int getchar_unlocked(void)
{
    return getc_unlocked(stdin);
}

int ungetc(int c, FILE *f)
{
    if (c == EOF)
        return EOF;
    flockfile(f);
    if (!(f->flags & F_CAN_READ) || (f->flags & F_WRITING && __file_flush(f))) {
        c = EOF;
        goto out;
    }
    __file_prepare(f);
    f->flags = (f->flags & ~(F_WRITING | F_EOF)) | F_READING;
    if (f->rpos <= f->buf - UNGET)
        c = EOF;
    else
        *--f->rpos = (unsigned char)c;
out:
    funlockfile(f);
    return c == EOF ? EOF : (unsigned char)c;
}

char *fgets(char *restrict s, int size, FILE *restrict f)
{
    char *p = s;
    int c = 0;

    if (size <= 0)
        return NULL;
    flockfile(f);
    while (--size > 0) {
        c = getc_unlocked(f);
        if (c == EOF)
            break;
        *p++ = (char)c;
        if (c == '\n')
            break;
    }
    funlockfile(f);
    if (c == EOF && (p == s || (f->flags & F_ERROR)))
        return NULL;
    *p = '\0';
    return s;
}

static int reserve(char **line, size_t *size, size_t need)
{
    size_t bigger = *size < 120 ? 120 : *size * 2;
    char *moved;

    if (*line && need <= *size)
        return 0;
    if (bigger < need)
        bigger = need;
    moved = realloc(*line, bigger);
    if (!moved)
        return -1;
    *line = moved;
    *size = bigger;
    return 0;
}

/* How many unread bytes belong to this line; *END is set when the delimiter is among them. */
static size_t line_part(FILE *f, int delim, int *end)
{
    size_t have = (size_t)(f->rend - f->rpos);
    unsigned char *stop = memchr(f->rpos, delim, have);

    *end = stop != NULL;
    return stop ? (size_t)(stop + 1 - f->rpos) : have;
}

ssize_t getdelim(char **restrict line, size_t *restrict size, int delim, FILE *restrict f)
{
    size_t len = 0;
    int end = 0;

    if (!line || !size) {
        errno = EINVAL;
        return -1;
    }
    if (!*line)
        *size = 0;
    flockfile(f);
    while (!end) {
        size_t part;

        if (__file_fill(f))
            break;
        part = line_part(f, delim, &end);
        if (reserve(line, size, len + part + 1) < 0) {
            f->flags |= F_ERROR;
            break;
        }
        memcpy(*line + len, f->rpos, part);
        f->rpos += part;
        len += part;
    }
    funlockfile(f);
    if (len == 0 || (f->flags & F_ERROR))
        return -1;
    (*line)[len] = '\0';
    return (ssize_t)len;
}

ssize_t getline(char **restrict line, size_t *restrict size, FILE *restrict f)
{
    return getdelim(line, size, '\n', f);
}

int getw(FILE *f)
{
    int word;

    return fread(&word, sizeof word, 1, f) == 1 ? word : EOF;
}
