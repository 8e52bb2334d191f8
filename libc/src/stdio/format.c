/*
 * format.c — printf's conversions: each takes its argument from format_parse.c and puts text into a
 * sink. Those of floating point are in format_float.c.
 */
#include "stdio/format.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <wchar.h>

void __sink_put(struct sink *sink, const char *text, size_t len)
{
    sink->put(sink, text, len);
    sink->total += len;
}

void __sink_pad(struct sink *sink, char c, long count)
{
    char run[32];

    if (count <= 0)
        return;
    memset(run, c, sizeof run);
    for (; count > (long)sizeof run; count -= (long)sizeof run)
        __sink_put(sink, run, sizeof run);
    __sink_put(sink, run, (size_t)count);
}

long __sink_open(struct sink *sink, const struct spec *spec, const char *prefix, long body)
{
    long pad = spec->width - (long)strlen(prefix) - body;
    long zeros = 0;

    if (pad > 0 && !(spec->flags & FLAG_LEFT)) {
        if (spec->flags & FLAG_ZERO)
            zeros = pad;
        else
            __sink_pad(sink, ' ', pad);
    }
    __sink_put(sink, prefix, strlen(prefix));
    __sink_pad(sink, '0', zeros);
    return zeros;
}

void __sink_close(struct sink *sink, const struct spec *spec, long written)
{
    if (spec->flags & FLAG_LEFT)
        __sink_pad(sink, ' ', spec->width - written);
}

/* ---- Conversions ----------------------------------------------------------------------------- */

static uintmax_t narrow_unsigned(const struct spec *spec, uintmax_t u)
{
    switch (spec->length) {
    case LEN_CHAR: return (unsigned char)u;
    case LEN_SHORT: return (unsigned short)u;
    case LEN_INT: return (unsigned int)u;
    default: return u;
    }
}

static intmax_t narrow_signed(const struct spec *spec, uintmax_t u)
{
    switch (spec->length) {
    case LEN_CHAR: return (signed char)u;
    case LEN_SHORT: return (short)u;
    case LEN_INT: return (int)u;
    default: return (intmax_t)u;
    }
}

static void put_digits(struct sink *sink, const struct spec *asked, const char *prefix, uintmax_t u,
                       unsigned int base)
{
    const char *digits = asked->conversion == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    char text[24];
    char *p = text + sizeof text;
    struct spec spec = *asked;
    long len;
    long zeros = 0;
    long written;

    for (; u; u /= base)
        *--p = digits[u % base];
    len = text + sizeof text - p;
    if (spec.precision >= 0)
        spec.flags &= ~FLAG_ZERO;
    else
        spec.precision = 1;
    if (spec.precision > len)
        zeros = spec.precision - len;
    if (base == 8 && spec.flags & FLAG_ALT && zeros == 0 && (len == 0 || *p != '0'))
        zeros = 1;
    written = (long)strlen(prefix) + zeros + len;
    written += __sink_open(sink, &spec, prefix, zeros + len);
    __sink_pad(sink, '0', zeros);
    __sink_put(sink, p, (size_t)len);
    __sink_close(sink, &spec, written);
}

static const char *sign_prefix(const struct spec *spec, int negative)
{
    if (negative)
        return "-";
    if (spec->flags & FLAG_PLUS)
        return "+";
    return spec->flags & FLAG_SPACE ? " " : "";
}

static void put_signed(struct sink *sink, const struct spec *spec, uintmax_t raw)
{
    intmax_t n = narrow_signed(spec, raw);
    uintmax_t magnitude = n < 0 ? -(uintmax_t)n : (uintmax_t)n;

    put_digits(sink, spec, sign_prefix(spec, n < 0), magnitude, 10);
}

static void put_unsigned(struct sink *sink, const struct spec *spec, uintmax_t raw)
{
    uintmax_t u = narrow_unsigned(spec, raw);
    const char *prefix = "";

    switch (spec->conversion) {
    case 'o': put_digits(sink, spec, "", u, 8); return;
    case 'u': put_digits(sink, spec, "", u, 10); return;
    default:
        if (u && spec->flags & FLAG_ALT)
            prefix = spec->conversion == 'X' ? "0X" : "0x";
        put_digits(sink, spec, prefix, u, 16);
    }
}

static void put_text(struct sink *sink, const struct spec *asked, const char *text, size_t len)
{
    struct spec spec = *asked;

    spec.flags &= ~FLAG_ZERO;
    __sink_open(sink, &spec, "", (long)len);
    __sink_put(sink, text, len);
    __sink_close(sink, &spec, (long)len);
}

static void put_string(struct sink *sink, const struct spec *spec, const char *s)
{
    if (!s)
        s = spec->precision >= 0 && spec->precision < 6 ? "" : "(null)";
    put_text(sink, spec, s, spec->precision >= 0 ? strnlen(s, (size_t)spec->precision) : strlen(s));
}

/* The bytes of a wide string that fit the precision, whole characters only; -1 on a bad one. */
static long wide_length(const struct spec *spec, const wchar_t *ws)
{
    char bytes[MB_LEN_MAX];
    long len = 0;

    for (; *ws; ws++) {
        size_t n = wcrtomb(bytes, *ws, NULL);

        if (n == (size_t)-1)
            return -1;
        if (spec->precision >= 0 && len + (long)n > spec->precision)
            break;
        len += (long)n;
    }
    return len;
}

static int put_wide(struct sink *sink, const struct spec *asked, const wchar_t *ws)
{
    struct spec spec = *asked;
    char bytes[MB_LEN_MAX];
    long len;

    if (!ws)
        ws = L"(null)";
    len = wide_length(&spec, ws);
    if (len < 0)
        return -1;
    spec.flags &= ~FLAG_ZERO;
    __sink_open(sink, &spec, "", len);
    for (long done = 0; done < len; ws++) {
        size_t n = wcrtomb(bytes, *ws, NULL);

        __sink_put(sink, bytes, n);
        done += (long)n;
    }
    __sink_close(sink, &spec, len);
    return 0;
}

static int put_char(struct sink *sink, const struct spec *spec, uintmax_t raw)
{
    char bytes[MB_LEN_MAX] = { (char)raw };
    size_t len = 1;

    if (spec->length == LEN_LONG || spec->conversion == 'C')
        len = wcrtomb(bytes, (wchar_t)raw, NULL);
    if (len == (size_t)-1)
        return -1;
    put_text(sink, spec, bytes, len);
    return 0;
}

static void put_pointer(struct sink *sink, const struct spec *asked, const void *p)
{
    struct spec spec = *asked;

    spec.conversion = 'x';
    spec.length = LEN_LONG;
    if (p)
        put_digits(sink, &spec, "0x", (uintptr_t)p, 16);
    else
        put_text(sink, asked, "(nil)", 5);
}

static void store_count(const struct sink *sink, const struct spec *spec, void *out)
{
    switch (spec->length) {
    case LEN_CHAR: *(signed char *)out = (signed char)sink->total; break;
    case LEN_SHORT: *(short *)out = (short)sink->total; break;
    case LEN_INT: *(int *)out = (int)sink->total; break;
    default: *(long *)out = (long)sink->total;
    }
}

static int convert(struct sink *sink, const struct spec *spec, union value v)
{
    switch (spec->conversion) {
    case 'd':
    case 'i': put_signed(sink, spec, v.u); return 0;
    case 'o':
    case 'u':
    case 'x':
    case 'X': put_unsigned(sink, spec, v.u); return 0;
    case 'c':
    case 'C': return put_char(sink, spec, v.u);
    case 's':
        if (spec->length != LEN_LONG) {
            put_string(sink, spec, v.p);
            return 0;
        }
        return put_wide(sink, spec, v.p);
    case 'S': return put_wide(sink, spec, v.p);
    case 'p': put_pointer(sink, spec, v.p); return 0;
    case 'n': store_count(sink, spec, v.p); return 0;
    case '%': __sink_put(sink, "%", 1); return 0;
    default: __format_float(sink, spec, v.f); return 0;
    }
}

/* Replace "*" by the argument: a negative width means left, a negative precision means none. */
static void resolve_stars(struct args *args, struct spec *spec)
{
    if (spec->width == -2) {
        spec->width = (int)__format_argument(args, spec->width_arg, KIND_INT).u;
        if (spec->width < 0) {
            spec->flags |= FLAG_LEFT;
            spec->width = spec->width == INT_MIN ? INT_MAX : -spec->width;
        }
    }
    if (spec->precision == -2) {
        spec->precision = (int)__format_argument(args, spec->precision_arg, KIND_INT).u;
        if (spec->precision < 0)
            spec->precision = -1;
    }
}

static int format_one(struct sink *sink, struct args *args, struct spec *spec, int err)
{
    resolve_stars(args, spec);
    if (spec->width < 0) {
        errno = EOVERFLOW;
        return -1;
    }
    if (spec->conversion == 'm') {
        put_string(sink, spec, strerror(err));
        return 0;
    }
    if (__format_kind(spec) == KIND_NONE && spec->conversion != '%') {
        errno = EINVAL;
        return -1;
    }
    return convert(sink, spec, __format_argument(args, spec->arg, __format_kind(spec)));
}

int __format(struct sink *sink, const char *format, va_list list)
{
    int err = errno;
    struct args args = { .numbered = 0 };
    struct spec spec;
    int ret = 0;

    va_copy(args.list, list);
    if (strchr(format, '$') && __format_fetch_numbered(&args, format) < 0) {
        errno = EINVAL;
        ret = -1;
    }
    while (ret == 0 && *format) {
        const char *percent = strchrnul(format, '%');

        if (percent != format)
            __sink_put(sink, format, (size_t)(percent - format));
        if (!*percent)
            break;
        format = __format_parse(percent + 1, &spec);
        ret = format_one(sink, &args, &spec, err);
        if (ret == 0 && sink->total > INT_MAX) {
            errno = EOVERFLOW;
            ret = -1;
        }
    }
    va_end(args.list);
    return ret;
}
