/* printf to streams. */
#include "stdio/file.h"
#include "stdio/format.h"

struct file_sink {
    struct sink sink;
    FILE *file;
};

static void put_file(struct sink *sink, const char *text, size_t len)
{
    struct file_sink *to = (struct file_sink *)sink;

    if (len && !sink->failed && __file_write(to->file, text, len) != len)
        sink->failed = 1;
}

/* An unbuffered stream gets the whole text in one write. */
static int format_unbuffered(struct file_sink *to, const char *format, va_list args)
{
    unsigned char buf[1024];
    FILE *f = to->file;
    unsigned char *saved_buf = f->buf;
    size_t saved_size = f->size;
    int ret;

    f->buf = f->wpos = buf;
    f->size = sizeof buf;
    f->mode = _IOFBF;
    ret = __format(&to->sink, format, args);
    if (__file_flush(f))
        to->sink.failed = 1;
    f->buf = f->wpos = f->rpos = f->rend = saved_buf;
    f->size = saved_size;
    f->mode = _IONBF;
    return ret;
}

int vfprintf(FILE *restrict f, const char *restrict format, va_list args)
{
    struct file_sink to = { { put_file, 0, 0 }, f };
    int ret;

    flockfile(f);
    if (__file_start_write(f))
        ret = -1;
    else if (f->mode == _IONBF)
        ret = format_unbuffered(&to, format, args);
    else
        ret = __format(&to.sink, format, args);
    funlockfile(f);
    return ret < 0 || to.sink.failed ? -1 : (int)to.sink.total;
}

int vprintf(const char *restrict format, va_list args)
{
    return vfprintf(stdout, format, args);
}

int fprintf(FILE *restrict f, const char *restrict format, ...)
{
    va_list args;
    int ret;

    va_start(args, format);
    ret = vfprintf(f, format, args);
    va_end(args);
    return ret;
}

int printf(const char *restrict format, ...)
{
    va_list args;
    int ret;

    va_start(args, format);
    ret = vfprintf(stdout, format, args);
    va_end(args);
    return ret;
}
