/*
 * format_parse.c — printf's format language: what a conversion says, and its argument.
 * Arguments may be numbered (%2$d): then all are fetched first, by a pass that only parses.
 */
#include "stdio/format.h"

#include <ctype.h>
#include <limits.h>
#include <string.h>

static const char *parse_int(const char *s, int *value)
{
    long n = 0;

    for (; isdigit((unsigned char)*s); s++) {
        if (n <= INT_MAX)
            n = n * 10 + (*s - '0');
    }
    *value = n > INT_MAX ? -1 : (int)n;
    return s;
}

/* "n$" if it stands here. */
static const char *parse_position(const char *s, int *position)
{
    int n;
    const char *end = parse_int(s, &n);

    if (end == s || *end != '$')
        return s;
    *position = n;
    return end + 1;
}

static const char *parse_flags(const char *s, unsigned int *flags)
{
    static const char chars[] = "-+ #0";
    const char *found;

    for (; *s; s++) {
        if (*s == '\'')
            continue;
        found = strchr(chars, *s);
        if (!found)
            break;
        *flags |= 1u << (found - chars);
    }
    return s;
}

static const char *parse_length(const char *s, enum length *length)
{
    switch (*s) {
    case 'h': *length = s[1] == 'h' ? LEN_CHAR : LEN_SHORT; return s + 1 + (s[1] == 'h');
    case 'l': *length = LEN_LONG; return s + 1 + (s[1] == 'l');
    case 'j':
    case 'z':
    case 't':
    case 'q': *length = LEN_LONG; return s + 1;
    case 'L': *length = LEN_LONG_DOUBLE; return s + 1;
    default: *length = LEN_INT; return s;
    }
}

const char *__format_parse(const char *s, struct spec *spec)
{
    memset(spec, 0, sizeof *spec);
    spec->precision = -1;
    s = parse_position(s, &spec->arg);
    s = parse_flags(s, &spec->flags);
    if (*s == '*') {
        spec->width = -2;
        s = parse_position(s + 1, &spec->width_arg);
    } else {
        s = parse_int(s, &spec->width);
    }
    if (*s == '.' && s[1] == '*') {
        spec->precision = -2;
        s = parse_position(s + 2, &spec->precision_arg);
    } else if (*s == '.') {
        s = parse_int(s + 1, &spec->precision);
    }
    s = parse_length(s, &spec->length);
    spec->conversion = *s;
    return *s ? s + 1 : s;
}

/* ---- Arguments ------------------------------------------------------------------------------- */

enum kind __format_kind(const struct spec *spec)
{
    switch (spec->conversion) {
    case 'd':
    case 'i':
    case 'o':
    case 'u':
    case 'x':
    case 'X': return spec->length >= LEN_LONG ? KIND_LONG : KIND_INT;
    case 'c':
    case 'C': return KIND_INT;
    case 's':
    case 'S':
    case 'p':
    case 'n': return KIND_POINTER;
    case 'a':
    case 'A':
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': return spec->length == LEN_LONG_DOUBLE ? KIND_LONG_DOUBLE : KIND_DOUBLE;
    default: return KIND_NONE;
    }
}

static union value fetch(struct args *args, enum kind kind)
{
    union value v = { .u = 0 };

    switch (kind) {
    case KIND_NONE: break;
    case KIND_INT: v.u = (uintmax_t)va_arg(args->list, int); break;
    case KIND_LONG: v.u = (uintmax_t)va_arg(args->list, long); break;
    case KIND_POINTER: v.p = va_arg(args->list, void *); break;
    case KIND_DOUBLE: v.f = va_arg(args->list, double); break;
    case KIND_LONG_DOUBLE: v.f = va_arg(args->list, long double); break;
    }
    return v;
}

union value __format_argument(struct args *args, int position, enum kind kind)
{
    return args->numbered ? args->values[position] : fetch(args, kind);
}

static int note_kind(enum kind *kinds, int position, enum kind kind)
{
    if (kind == KIND_NONE)
        return 0;
    if (position < 1 || position > NL_ARGMAX)
        return -1;
    kinds[position] = kind;
    return 0;
}

int __format_fetch_numbered(struct args *args, const char *format)
{
    enum kind kinds[NL_ARGMAX + 1] = { KIND_NONE };
    struct spec spec;

    for (const char *s = strchr(format, '%'); s; s = strchr(s, '%')) {
        s = __format_parse(s + 1, &spec);
        if (spec.conversion == '%' || spec.conversion == 'm')
            continue;
        if (!spec.arg)
            return 0;
        if (note_kind(kinds, spec.arg, __format_kind(&spec)) < 0 ||
            (spec.width == -2 && note_kind(kinds, spec.width_arg, KIND_INT) < 0) ||
            (spec.precision == -2 && note_kind(kinds, spec.precision_arg, KIND_INT) < 0))
            return -1;
        args->numbered = 1;
    }
    for (int i = 1; args->numbered && i <= NL_ARGMAX; i++) {
        if (kinds[i] != KIND_NONE)
            args->values[i] = fetch(args, kinds[i]);
    }
    return 0;
}
