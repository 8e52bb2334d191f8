/* Formatted output: a conversion is parsed into a struct spec, then printed by its kind. */
#include "lib/printf.h"

#include "lib/string.h"

struct output {
    char *buffer;
    size_t size, length; /* length counts what did not fit, too */
};

struct spec {
    bool left, zero, plus, space, alternate;
    int width, precision; /* precision -1: none given */
    int size;             /* of the argument, in bytes */
    char conversion;
};

static void put(struct output *out, char c)
{
    if (out->length + 1 < out->size)
        out->buffer[out->length] = c;
    out->length++;
}

static void pad(struct output *out, char c, int count)
{
    while (count-- > 0)
        put(out, c);
}

/* Text between padding; zeroes and a prefix ("-", "0x") stand in front of it. */
static void put_field(struct output *out, const struct spec *spec, const char *prefix, int zeroes,
                      const char *text, int length)
{
    int total = (int)strlen(prefix) + zeroes + length;

    if (!spec->left)
        pad(out, ' ', spec->width - total);
    while (*prefix)
        put(out, *prefix++);
    pad(out, '0', zeroes);
    for (int i = 0; i < length; i++)
        put(out, text[i]);
    if (spec->left)
        pad(out, ' ', spec->width - total);
}

static void put_number(struct output *out, const struct spec *spec, uint64_t value,
                       const char *prefix)
{
    unsigned base = 10;
    char digits[24];
    int length = 0, zeroes;

    if (spec->conversion == 'x' || spec->conversion == 'X' || spec->conversion == 'p')
        base = 16;
    else if (spec->conversion == 'o')
        base = 8;
    for (; value != 0; value /= base) {
        unsigned digit = value % base;

        digits[sizeof(digits) - ++length] =
            (char)(digit < 10 ? '0' + digit : (spec->conversion == 'X' ? 'A' : 'a') + digit - 10);
    }
    if (length == 0 && spec->precision != 0)
        digits[sizeof(digits) - ++length] = '0';
    zeroes = spec->precision - length;
    if (spec->precision < 0 && spec->zero && !spec->left)
        zeroes = spec->width - length - (int)strlen(prefix);
    put_field(out, spec, prefix, MAX(zeroes, 0), digits + sizeof(digits) - length, length);
}

static uint64_t next_argument(const struct spec *spec, va_list *arguments, bool is_signed)
{
    if (spec->size == 8)
        return va_arg(*arguments, uint64_t);
    if (!is_signed)
        return va_arg(*arguments, unsigned) &
               (spec->size == 4 ? 0xffffffffu : (1u << 8 * spec->size) - 1);
    switch (spec->size) {
    case 1: return (uint64_t)(signed char)va_arg(*arguments, int);
    case 2: return (uint64_t)(short)va_arg(*arguments, int);
    default: return (uint64_t)va_arg(*arguments, int);
    }
}

static void put_signed(struct output *out, const struct spec *spec, int64_t value)
{
    const char *prefix = value < 0 ? "-" : spec->plus ? "+" : spec->space ? " " : "";

    put_number(out, spec, value < 0 ? 0 - (uint64_t)value : (uint64_t)value, prefix);
}

static void put_unsigned(struct output *out, const struct spec *spec, uint64_t value)
{
    const char *prefix = "";

    if (spec->conversion == 'p' || (spec->alternate && value != 0 && spec->conversion == 'x'))
        prefix = "0x";
    else if (spec->alternate && value != 0 && spec->conversion == 'X')
        prefix = "0X";
    else if (spec->alternate && spec->conversion == 'o')
        prefix = "0";
    put_number(out, spec, value, prefix);
}

static void put_string(struct output *out, const struct spec *spec, const char *text)
{
    size_t limit = spec->precision < 0 ? SIZE_MAX : (size_t)spec->precision;

    if (!text)
        text = "(null)";
    put_field(out, spec, "", 0, text, (int)strnlen(text, limit));
}

static int parse_number(const char **format, va_list *arguments)
{
    int value = 0;

    if (**format == '*') {
        (*format)++;
        return va_arg(*arguments, int);
    }
    while (**format >= '0' && **format <= '9')
        value = value * 10 + *(*format)++ - '0';
    return value;
}

static void parse_length(const char **format, struct spec *spec)
{
    for (;; (*format)++) {
        switch (**format) {
        case 'h': spec->size /= 2; break;
        case 'l':
        case 'z':
        case 't':
        case 'j': spec->size = 8; break;
        default: return;
        }
    }
}

/* Parses from behind the '%' up to and with the conversion character. */
static struct spec parse_spec(const char **format, va_list *arguments)
{
    struct spec spec = { .precision = -1, .size = 4 };

    for (;; (*format)++) {
        if (**format == '-')
            spec.left = true;
        else if (**format == '0')
            spec.zero = true;
        else if (**format == '+')
            spec.plus = true;
        else if (**format == ' ')
            spec.space = true;
        else if (**format == '#')
            spec.alternate = true;
        else
            break;
    }
    spec.width = parse_number(format, arguments);
    if (spec.width < 0) {
        spec.left = true;
        spec.width = -spec.width;
    }
    if (**format == '.') {
        (*format)++;
        spec.precision = parse_number(format, arguments);
    }
    parse_length(format, &spec);
    spec.conversion = **format;
    if (**format)
        (*format)++;
    return spec;
}

static void put_conversion(struct output *out, struct spec *spec, va_list *arguments)
{
    char c;

    switch (spec->conversion) {
    case 'd':
    case 'i': put_signed(out, spec, (int64_t)next_argument(spec, arguments, true)); break;
    case 'p': spec->size = 8; __attribute__((fallthrough));
    case 'u':
    case 'x':
    case 'X':
    case 'o': put_unsigned(out, spec, next_argument(spec, arguments, false)); break;
    case 's': put_string(out, spec, va_arg(*arguments, const char *)); break;
    case 'c':
        c = (char)va_arg(*arguments, int);
        put_field(out, spec, "", 0, &c, 1);
        break;
    default: put(out, spec->conversion); break;
    }
}

int vsnprintf(char *buffer, size_t size, const char *format, va_list arguments)
{
    struct output out = { buffer, size, 0 };
    va_list copy;

    va_copy(copy, arguments);
    while (*format) {
        if (*format != '%') {
            put(&out, *format++);
            continue;
        }
        format++;
        struct spec spec = parse_spec(&format, &copy);
        put_conversion(&out, &spec, &copy);
    }
    va_end(copy);
    if (size > 0)
        buffer[MIN(out.length, size - 1)] = '\0';
    return (int)out.length;
}

int snprintf(char *buffer, size_t size, const char *format, ...)
{
    va_list arguments;
    int length;

    va_start(arguments, format);
    length = vsnprintf(buffer, size, format, arguments);
    va_end(arguments);
    return length;
}

int scnprintf(char *buffer, size_t size, const char *format, ...)
{
    va_list arguments;
    int length;

    va_start(arguments, format);
    length = vsnprintf(buffer, size, format, arguments);
    va_end(arguments);
    return size == 0 ? 0 : MIN(length, (int)size - 1);
}
