/*
 * scanf.c — scanf's format language, over a stream or a string.
 *
 * A token (scan_token.c) is read for each conversion and given to strtol, strtod and their kin.
 * LIMIT: no wide-character conversions (%ls, %lc, %l[) and no numbered arguments.
 */
#include "stdio/scan.h"

#include "stdio/file.h"

#include <ctype.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct conversion {
    int suppress;
    int allocate; /* 'm' */
    long width;   /* 0: none given */
    char length;  /* 'H' is hh, 'q' is ll */
    char kind;
    unsigned char set[UCHAR_MAX + 1]; /* of %[ */
};

enum result { DONE, MISMATCH, NO_INPUT, NO_MEMORY };

/* ---- The format ------------------------------------------------------------------------------ */

static const char *parse_set(const char *s, struct conversion *c)
{
    int negate = *s == '^';
    const char *first;

    s += negate;
    memset(c->set, negate, sizeof c->set);
    for (first = s; *s && (*s != ']' || s == first); s++) {
        unsigned char from = (unsigned char)*s;
        unsigned char to = from;

        if (s[1] == '-' && s[2] && s[2] != ']') {
            to = (unsigned char)s[2];
            s += 2;
        }
        for (int i = from; i <= to; i++)
            c->set[i] = !negate;
    }
    return *s ? s + 1 : s;
}

static const char *parse_conversion(const char *s, struct conversion *c)
{
    c->suppress = *s == '*';
    s += c->suppress;
    c->width = 0;
    while (isdigit((unsigned char)*s))
        c->width = c->width * 10 + (*s++ - '0');
    c->allocate = *s == 'm';
    s += c->allocate;
    c->length = 0;
    if (*s && strchr("hljztLq", *s)) {
        c->length = *s++;
        if (c->length == 'h' && *s == 'h') {
            c->length = 'H';
            s++;
        } else if (c->length == 'l' && *s == 'l') {
            c->length = 'q';
            s++;
        }
    }
    c->kind = *s;
    if (!*s)
        return s;
    return *s == '[' ? parse_set(s + 1, c) : s + 1;
}

/* ---- Storing --------------------------------------------------------------------------------- */

static void store_integer(const struct conversion *c, void *out, uintmax_t value)
{
    switch (c->length) {
    case 'H': *(unsigned char *)out = (unsigned char)value; break;
    case 'h': *(unsigned short *)out = (unsigned short)value; break;
    case 0: *(unsigned int *)out = (unsigned int)value; break;
    default: *(unsigned long *)out = (unsigned long)value;
    }
}

static enum result scan_integer(struct source *src, const struct conversion *c, void *out)
{
    int is_signed = c->kind == 'd' || c->kind == 'i';
    int base = 10;
    struct token t;
    enum result result = MISMATCH;

    if (c->kind == 'o')
        base = 8;
    else if (c->kind == 'x' || c->kind == 'X' || c->kind == 'p')
        base = 16;
    else if (c->kind == 'i')
        base = 0;
    __token_init(&t);
    if (__scan_integer_token(src, &t, c->width ? c->width : -1, &base)) {
        result = DONE;
        if (out && is_signed)
            store_integer(c, out, (uintmax_t)strtoll(t.data, NULL, base));
        else if (out)
            store_integer(c, out, strtoull(t.data, NULL, base));
    }
    __token_free(&t);
    return result;
}

static enum result scan_float(struct source *src, const struct conversion *c, void *out)
{
    struct token t;
    enum result result = MISMATCH;

    __token_init(&t);
    if (__scan_float_token(src, &t, c->width ? c->width : -1)) {
        result = DONE;
        if (out && c->length == 'L')
            *(long double *)out = strtold(t.data, NULL);
        else if (out && c->length == 'l')
            *(double *)out = strtod(t.data, NULL);
        else if (out)
            *(float *)out = strtof(t.data, NULL);
    }
    __token_free(&t);
    return result;
}

static int belongs(const struct conversion *c, int ch)
{
    if (c->kind == 'c')
        return 1;
    return c->kind == 's' ? !isspace(ch) : c->set[ch];
}

/* %c, %s, %[: into the caller's array, or into one of our own with 'm'. */
static enum result scan_chars(struct source *src, const struct conversion *c, void *out)
{
    long width = c->width ? c->width : c->kind == 'c' ? 1 : LONG_MAX;
    char *to = c->allocate ? NULL : out;
    struct token t;
    long n = 0;
    int ch = 0;

    __token_init(&t);
    for (; n < width; n++) {
        ch = __scan_take(src);
        if (ch == EOF || !belongs(c, ch)) {
            __scan_put_back(src, ch);
            break;
        }
        if (to)
            *to++ = (char)ch;
        else if (out && __token_add(&t, ch) < 0)
            goto no_memory;
    }
    if (n == 0 || (c->kind == 'c' && n < width)) {
        __token_free(&t);
        return ch == EOF ? NO_INPUT : MISMATCH;
    }
    if (to && c->kind != 'c')
        *to = '\0';
    if (out && c->allocate) {
        *(char **)out = malloc(t.len + 1);
        if (!*(char **)out)
            goto no_memory;
        memcpy(*(char **)out, t.data, t.len + 1);
    }
    __token_free(&t);
    return DONE;
no_memory:
    __token_free(&t);
    return NO_MEMORY;
}

static enum result scan_one(struct source *src, const struct conversion *c, void *out)
{
    if (c->kind != 'c' && c->kind != '[' && __scan_skip_space(src) == EOF)
        return NO_INPUT;
    switch (c->kind) {
    case 'd':
    case 'i':
    case 'o':
    case 'u':
    case 'x':
    case 'X':
    case 'p': {
        struct conversion wide = *c;

        if (c->kind == 'p')
            wide.length = 'l';
        return scan_integer(src, &wide, out);
    }
    case 'a':
    case 'A':
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': return scan_float(src, c, out);
    case 'c':
    case 's':
    case '[': return scan_chars(src, c, out);
    default: return MISMATCH;
    }
}

/* A literal character of the format, or "%%". */
static enum result match_literal(struct source *src, char want)
{
    int c = __scan_take(src);

    if (c == (unsigned char)want)
        return DONE;
    __scan_put_back(src, c);
    return c == EOF ? NO_INPUT : MISMATCH;
}

static int scan(struct source *src, const char *format, va_list args)
{
    struct conversion c;
    enum result result = DONE;
    int assigned = 0;

    while (result == DONE && *format) {
        if (isspace((unsigned char)*format)) {
            __scan_skip_space(src);
            format++;
        } else if (*format != '%') {
            result = match_literal(src, *format++);
        } else {
            void *out = NULL;

            format = parse_conversion(format + 1, &c);
            if (c.kind == '%') {
                __scan_skip_space(src);
                result = match_literal(src, '%');
                continue;
            }
            if (!c.suppress)
                out = va_arg(args, void *);
            if (c.kind == 'n') {
                if (out)
                    store_integer(&c, out, (uintmax_t)src->count);
                continue;
            }
            result = scan_one(src, &c, out);
            assigned += result == DONE && out;
        }
    }
    if ((result == NO_INPUT || result == NO_MEMORY) && assigned == 0)
        return EOF;
    return assigned;
}

int vfscanf(FILE *restrict f, const char *restrict format, va_list args)
{
    struct source src = { .file = f };
    int ret;

    flockfile(f);
    ret = scan(&src, format, args);
    funlockfile(f);
    return ret;
}

int vsscanf(const char *restrict text, const char *restrict format, va_list args)
{
    struct source src = { .text = text };

    return scan(&src, format, args);
}

int vscanf(const char *restrict format, va_list args)
{
    return vfscanf(stdin, format, args);
}

int scanf(const char *restrict format, ...)
{
    va_list args;
    int ret;

    va_start(args, format);
    ret = vfscanf(stdin, format, args);
    va_end(args);
    return ret;
}

int fscanf(FILE *restrict f, const char *restrict format, ...)
{
    va_list args;
    int ret;

    va_start(args, format);
    ret = vfscanf(f, format, args);
    va_end(args);
    return ret;
}

int sscanf(const char *restrict text, const char *restrict format, ...)
{
    va_list args;
    int ret;

    va_start(args, format);
    ret = vsscanf(text, format, args);
    va_end(args);
    return ret;
}
