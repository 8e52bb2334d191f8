/* Integers from text. */
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>

struct parsed {
    unsigned long magnitude; /* ULONG_MAX on overflow */
    int negative;
    int overflow;
};

static int digit_value(char c)
{
    if (isdigit((unsigned char)c))
        return c - '0';
    if (isalpha((unsigned char)c))
        return tolower((unsigned char)c) - 'a' + 10;
    return INT_MAX;
}

/* "0x" counts as a prefix only if a hexadecimal digit follows it. */
static const char *skip_prefix(const char *s, int *base)
{
    int is_hex = s[0] == '0' && (s[1] | 32) == 'x' && digit_value(s[2]) < 16;

    if ((*base == 0 || *base == 16) && is_hex) {
        *base = 16;
        return s + 2;
    }
    if (*base == 0)
        *base = *s == '0' ? 8 : 10;
    return s;
}

static struct parsed parse(const char *text, char **end, int base)
{
    struct parsed result = { 0, 0, 0 };
    const char *s = text;
    const char *digits;

    if (end)
        *end = (char *)text;
    if (base < 0 || base == 1 || base > 36) {
        errno = EINVAL;
        return result;
    }
    while (isspace((unsigned char)*s))
        s++;
    if (*s == '+' || *s == '-')
        result.negative = *s++ == '-';
    s = skip_prefix(s, &base);
    for (digits = s; digit_value(*s) < base; s++) {
        unsigned long digit = (unsigned long)digit_value(*s);

        result.overflow |=
            __builtin_mul_overflow(result.magnitude, (unsigned long)base, &result.magnitude);
        result.overflow |= __builtin_add_overflow(result.magnitude, digit, &result.magnitude);
    }
    if (s != digits && end)
        *end = (char *)s;
    if (result.overflow)
        result.magnitude = ULONG_MAX;
    return result;
}

long strtol(const char *restrict text, char **restrict end, int base)
{
    struct parsed n = parse(text, end, base);
    unsigned long limit = (unsigned long)LONG_MAX + (n.negative ? 1 : 0);

    if (n.magnitude > limit) {
        errno = ERANGE;
        return n.negative ? LONG_MIN : LONG_MAX;
    }
    return (long)(n.negative ? -n.magnitude : n.magnitude);
}

unsigned long strtoul(const char *restrict text, char **restrict end, int base)
{
    struct parsed n = parse(text, end, base);

    if (n.overflow) {
        errno = ERANGE;
        return ULONG_MAX;
    }
    return n.negative ? -n.magnitude : n.magnitude;
}

long long strtoll(const char *restrict text, char **restrict end, int base)
{
    return strtol(text, end, base);
}

unsigned long long strtoull(const char *restrict text, char **restrict end, int base)
{
    return strtoul(text, end, base);
}

intmax_t strtoimax(const char *restrict text, char **restrict end, int base)
{
    return strtol(text, end, base);
}

uintmax_t strtoumax(const char *restrict text, char **restrict end, int base)
{
    return strtoul(text, end, base);
}

int atoi(const char *text)
{
    return (int)strtol(text, NULL, 10);
}

long atol(const char *text)
{
    return strtol(text, NULL, 10);
}

long long atoll(const char *text)
{
    return strtol(text, NULL, 10);
}
