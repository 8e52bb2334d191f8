/* printf to memory. */
#include "stdio/format.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct memory_sink {
    struct sink sink;
    char *buf;
    size_t room; /* without the final NUL */
};

static void put_memory(struct sink *sink, const char *text, size_t len)
{
    struct memory_sink *to = (struct memory_sink *)sink;

    if (len > to->room)
        len = to->room;
    to->buf = mempcpy(to->buf, text, len);
    to->room -= len;
}

int vsnprintf(char *restrict buf, size_t size, const char *restrict format, va_list args)
{
    char none;
    struct memory_sink to = { { put_memory, 0, 0 }, size ? buf : &none, size ? size - 1 : 0 };
    int ret = __format(&to.sink, format, args);

    *to.buf = '\0';
    return ret < 0 ? -1 : (int)to.sink.total;
}

int vsprintf(char *restrict buf, const char *restrict format, va_list args)
{
    return vsnprintf(buf, (size_t)INT_MAX + 1, format, args);
}

int snprintf(char *restrict buf, size_t size, const char *restrict format, ...)
{
    va_list args;
    int ret;

    va_start(args, format);
    ret = vsnprintf(buf, size, format, args);
    va_end(args);
    return ret;
}

int sprintf(char *restrict buf, const char *restrict format, ...)
{
    va_list args;
    int ret;

    va_start(args, format);
    ret = vsprintf(buf, format, args);
    va_end(args);
    return ret;
}

int vasprintf(char **out, const char *format, va_list args)
{
    va_list again;
    int len;

    va_copy(again, args);
    len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    *out = len < 0 ? NULL : malloc((size_t)len + 1);
    return *out ? vsnprintf(*out, (size_t)len + 1, format, args) : -1;
}

int asprintf(char **out, const char *format, ...)
{
    va_list args;
    int ret;

    va_start(args, format);
    ret = vasprintf(out, format, args);
    va_end(args);
    return ret;
}
