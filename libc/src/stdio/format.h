/*
 * stdio/format.h — the inside of printf: one conversion, and where text goes.
 */
#ifndef STDIO_FORMAT_H
#define STDIO_FORMAT_H

#include <limits.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct sink {
    void (*put)(struct sink *sink, const char *text, size_t len);
    size_t total; /* bytes put so far */
    int failed;
};

#define FLAG_LEFT  1u
#define FLAG_PLUS  2u
#define FLAG_SPACE 4u
#define FLAG_ALT   8u
#define FLAG_ZERO  16u

enum length { LEN_INT, LEN_CHAR, LEN_SHORT, LEN_LONG, LEN_LONG_DOUBLE };

struct spec {
    unsigned int flags;
    int width;
    int precision; /* -1: none given */
    enum length length;
    char conversion;
    int arg; /* positions from 1, 0: the next one */
    int width_arg;
    int precision_arg;
};

union value {
    uintmax_t u;
    void *p;
    long double f;
};

enum kind { KIND_NONE, KIND_INT, KIND_LONG, KIND_POINTER, KIND_DOUBLE, KIND_LONG_DOUBLE };

struct args {
    va_list list;
    int numbered; /* the values below were fetched */
    union value values[NL_ARGMAX + 1];
};

/*
 * Parse what follows a '%'; returns where the text goes on. Width and precision are -2 where they
 * are arguments.
 */
const char *__format_parse(const char *s, struct spec *spec);
enum kind __format_kind(const struct spec *spec);
/*
 * If the format numbers its arguments, fetch all of them in their order; -1 if it is not
 * consistent.
 */
int __format_fetch_numbered(struct args *args, const char *format);
/* The numbered or the next argument. */
union value __format_argument(struct args *args, int position, enum kind kind);

void __sink_put(struct sink *sink, const char *text, size_t len);
void __sink_pad(struct sink *sink, char c, long count);
/* PREFIX and then BODY bytes, padded to the width: returns the zeros to put after the prefix. */
long __sink_open(struct sink *sink, const struct spec *spec, const char *prefix, long body);
void __sink_close(struct sink *sink, const struct spec *spec, long written);

void __format_float(struct sink *sink, const struct spec *spec, long double value);

/* Returns 0, or -1 with errno. */
int __format(struct sink *sink, const char *format, va_list args);

#endif
