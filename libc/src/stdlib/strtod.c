/*
 * strtod.c — floating-point numbers from text, correctly rounded (to nearest, ties to even).
 *
 * The digits are kept as words of nine decimal digits around the decimal point. The part before the
 * point becomes binary by repeated division by 2^32, the part after it by repeated multiplication:
 * both are exact. The 128 topmost bits and "is anything left below" then decide the rounding.
 */
#include "internal/float.h"

#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef unsigned __int128 u128;

/* What a format can hold: bits of mantissa, and the exponents of its largest and smallest bits. */
struct format {
    int bits;
    int exp_max; /* of the top bit of the largest finite number */
    int exp_min; /* of the top bit of the smallest normal number */
};

static const struct format format_float = { 24, 127, -126 };
static const struct format format_double = { 53, 1023, -1022 };
static const struct format format_long_double = { 64, 16383, -16382 };

/* value = mantissa * 2^exponent (+ something below its last bit if sticky); top bit set or zero. */
struct binary {
    u128 mantissa;
    int exponent;
    int sticky;
};

#define WORD_DIGITS 9
#define WORD_BASE   1000000000u
#define MAX_DIGITS  11600 /* more than any halfway case of a long double has */
#define MAX_WORDS   (MAX_DIGITS / WORD_DIGITS + 3)
#define MAX_EXP10   5000
#define MIN_EXP10   (-5100)

struct decimal {
    uint32_t words[MAX_WORDS + -MIN_EXP10 / WORD_DIGITS + 3]; /* most significant first */
    int count;
    int int_words; /* how many stand before the point */
    int sticky;    /* digits beyond MAX_DIGITS that are not zero */
};

static void binary_push(struct binary *b, uint32_t word, int *got)
{
    if (*got < 4) {
        b->mantissa = b->mantissa << 32 | word;
        if (b->mantissa)
            (*got)++;
    } else {
        b->sticky |= word != 0;
        b->exponent += 32;
    }
}

/* The integer part in words of 32 bits, least significant first, by division. */
static int int_to_words(struct decimal *d, uint32_t *out)
{
    int first = 0;
    int n = 0;

    while (first < d->int_words && d->words[first] == 0)
        first++;
    while (first < d->int_words) {
        uint64_t rem = 0;

        for (int i = first; i < d->int_words; i++) {
            rem = rem * WORD_BASE + d->words[i];
            d->words[i] = (uint32_t)(rem >> 32);
            rem &= 0xffffffffu;
        }
        out[n++] = (uint32_t)rem;
        while (first < d->int_words && d->words[first] == 0)
            first++;
    }
    return n;
}

/* Multiply the fraction by 2^32: what comes out before the point is the next word. */
static uint32_t frac_next_word(struct decimal *d)
{
    uint64_t carry = 0;

    while (d->count > d->int_words && d->words[d->count - 1] == 0)
        d->count--;
    for (int i = d->count - 1; i >= d->int_words; i--) {
        carry += (uint64_t)d->words[i] << 32;
        d->words[i] = (uint32_t)(carry % WORD_BASE);
        carry /= WORD_BASE;
    }
    return (uint32_t)carry;
}

static struct binary decimal_to_binary(struct decimal *d)
{
    struct binary b = { 0, 0, d->sticky };
    uint32_t words[MAX_EXP10 / WORD_DIGITS + 8];
    int n = int_to_words(d, words);
    int got = 0;

    while (n > 0)
        binary_push(&b, words[--n], &got);
    while (got < 4 && d->count > d->int_words) {
        uint32_t word = frac_next_word(d);

        b.mantissa = b.mantissa << 32 | word;
        b.exponent -= 32;
        if (b.mantissa)
            got++;
    }
    while (d->count > d->int_words && d->words[d->count - 1] == 0)
        d->count--;
    b.sticky |= d->count > d->int_words;
    return b;
}

static void binary_normalize(struct binary *b)
{
    while (b->mantissa && !(b->mantissa >> 127)) {
        b->mantissa <<= 1;
        b->exponent--;
    }
}

static long double binary_round(struct binary b, const struct format *f)
{
    int top;
    int drop;
    u128 rest;
    u128 half;
    uint64_t kept;

    if (!b.mantissa)
        return 0;
    binary_normalize(&b);
    top = b.exponent + 127;
    drop = 128 - f->bits;
    if (top < f->exp_min)
        drop += f->exp_min - top;
    if (drop > 128) {
        errno = ERANGE;
        return 0;
    }
    kept = drop == 128 ? 0 : (uint64_t)(b.mantissa >> drop);
    rest = drop == 128 ? b.mantissa : b.mantissa & (((u128)1 << drop) - 1);
    half = (u128)1 << (drop - 1);
    if (top < f->exp_min && (rest || b.sticky))
        errno = ERANGE;
    b.exponent += drop;
    if (rest > half || (rest == half && (b.sticky || (kept & 1)))) {
        kept++;
        if (kept == 0) { /* 64 bits of ones */
            kept = 1ull << 63;
            b.exponent++;
        }
    }
    if (kept && b.exponent + 63 - __builtin_clzll(kept) > f->exp_max) {
        errno = ERANGE;
        return (long double)__builtin_inf();
    }
    return (long double)kept * __power_of_two(b.exponent);
}

/* What "digits[.digits][e[sign]digits]" says. */
struct scan {
    const char *end;
    char digits[MAX_DIGITS];
    int count;
    long exponent; /* value = 0.d1d2d3... * 10^exponent */
    int sticky;
};

static const char *scan_exponent(const char *s, long *exponent)
{
    const char *p = s + 1;
    long value = 0;
    int negative = 0;

    if (*p == '+' || *p == '-')
        negative = *p++ == '-';
    if (!isdigit((unsigned char)*p))
        return s;
    for (; isdigit((unsigned char)*p); p++) {
        if (value < 100000000)
            value = value * 10 + (*p - '0');
    }
    *exponent += negative ? -value : value;
    return p;
}

static int scan_decimal(const char *s, struct scan *scan)
{
    int point = 0;
    int any = 0;

    scan->count = 0;
    scan->exponent = 0;
    scan->sticky = 0;
    for (;; s++) {
        if (*s == '.' && !point) {
            point = 1;
            continue;
        }
        if (!isdigit((unsigned char)*s))
            break;
        any = 1;
        if (*s == '0' && scan->count == 0) {
            scan->exponent -= point;
            continue;
        }
        scan->exponent += !point;
        if (scan->count < MAX_DIGITS)
            scan->digits[scan->count++] = (char)(*s - '0');
        else
            scan->sticky |= *s != '0';
    }
    if (!any)
        return 0;
    if ((*s | 32) == 'e')
        s = scan_exponent(s, &scan->exponent);
    scan->end = s;
    return 1;
}

/* Lay the digits out in words so that the point falls between two words. */
static void decimal_fill(struct decimal *d, const struct scan *scan)
{
    long exponent = scan->exponent;
    long place; /* of the next digit within its word: 0 is the word's first */

    memset(d, 0, sizeof *d);
    d->sticky = scan->sticky;
    if (exponent > 0) {
        d->int_words = (int)((exponent + WORD_DIGITS - 1) / WORD_DIGITS);
        place = d->int_words * WORD_DIGITS - exponent;
    } else {
        place = -exponent;
    }
    for (int i = 0; i < scan->count; i++, place++) {
        static const uint32_t power[WORD_DIGITS] = { 100000000, 10000000, 1000000, 100000, 10000,
                                                     1000,      100,      10,      1 };

        d->words[place / WORD_DIGITS] += (uint32_t)scan->digits[i] * power[place % WORD_DIGITS];
    }
    d->count = (int)((place + WORD_DIGITS - 1) / WORD_DIGITS);
    if (d->count < d->int_words)
        d->count = d->int_words;
}

static long double parse_decimal(const char *s, const char **end, const struct format *f)
{
    struct scan scan;
    struct decimal decimal;

    if (!scan_decimal(s, &scan))
        return 0;
    *end = scan.end;
    if (scan.count == 0)
        return 0;
    if (scan.exponent > MAX_EXP10 || scan.exponent < MIN_EXP10) {
        errno = ERANGE;
        return scan.exponent > 0 ? (long double)__builtin_inf() : 0;
    }
    decimal_fill(&decimal, &scan);
    return binary_round(decimal_to_binary(&decimal), f);
}

static int hex_value(char c)
{
    return isdigit((unsigned char)c) ? c - '0' : (c | 32) - 'a' + 10;
}

/* After "0x": hex digits with a point, then an optional binary exponent. */
static long double parse_hex(const char *s, const char **end, const struct format *f)
{
    struct binary b = { 0, 0, 0 };
    long exponent = 0;
    long p_exponent = 0;
    int point = 0;
    int any = 0;

    for (;; s++) {
        if (*s == '.' && !point) {
            point = 1;
            continue;
        }
        if (!isxdigit((unsigned char)*s))
            break;
        any = 1;
        if (b.mantissa >> 124) {
            b.sticky |= hex_value(*s) != 0;
            exponent += point ? 0 : 4;
        } else {
            b.mantissa = b.mantissa << 4 | (unsigned)hex_value(*s);
            exponent -= point ? 4 : 0;
        }
    }
    if (!any)
        return 0;
    if ((*s | 32) == 'p')
        s = scan_exponent(s, &p_exponent);
    *end = s;
    exponent += p_exponent;
    if (exponent > 100000)
        exponent = 100000;
    b.exponent = (int)(exponent < -100000 ? -100000 : exponent);
    return binary_round(b, f);
}

static long double parse_special(const char *s, const char **end)
{
    if (strncasecmp(s, "inf", 3) == 0) {
        *end = s + (strncasecmp(s, "infinity", 8) == 0 ? 8 : 3);
        return (long double)__builtin_inf();
    }
    if (strncasecmp(s, "nan", 3) == 0) {
        const char *p = s + 3;

        *end = p;
        if (*p == '(') {
            for (p++; isalnum((unsigned char)*p) || *p == '_';)
                p++;
            if (*p == ')')
                *end = p + 1;
        }
        return (long double)__builtin_nan("");
    }
    return 0;
}

static long double parse(const char *text, char **out, const struct format *f)
{
    const char *s = text;
    const char *end = text;
    long double value;
    int negative = 0;

    while (isspace((unsigned char)*s))
        s++;
    if (*s == '+' || *s == '-')
        negative = *s++ == '-';
    if (isalpha((unsigned char)*s)) {
        value = parse_special(s, &end);
    } else if (s[0] == '0' && (s[1] | 32) == 'x') {
        end = s + 1;
        value = parse_hex(s + 2, &end, f);
    } else {
        value = parse_decimal(s, &end, f);
    }
    if (out)
        *out = (char *)end;
    return negative ? -value : value;
}

float strtof(const char *restrict text, char **restrict end)
{
    return (float)parse(text, end, &format_float);
}

double strtod(const char *restrict text, char **restrict end)
{
    return (double)parse(text, end, &format_double);
}

long double strtold(const char *restrict text, char **restrict end)
{
    return parse(text, end, &format_long_double);
}

double atof(const char *text)
{
    return strtod(text, NULL);
}
