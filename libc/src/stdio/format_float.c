/*
 * format_float.c — %f %e %g %a, exact to the last digit.
 *
 * A finite number is m * 2^e. For e >= 0 that is an integer; for e < 0 it equals m * 5^-e / 10^-e:
 * an integer again, with the decimal point -e places from its end. So all its decimal digits come
 * from one multiplication of big integers, and rounding (half to even) is done on the digits.
 */
#include "stdio/format.h"

#include "internal/float.h"

#include <ctype.h>
#include <string.h>

#define WORD_BASE   1000000000u
#define WORD_DIGITS 9

/* value = 0.d1d2d3... * 10^point; digits are characters, none leading is '0' (zero has none). */
struct decimal {
    char *digits;
    long count;
    long point;
};

struct parts {
    int negative;
    uint64_t mantissa;
    int exponent; /* value = mantissa * 2^exponent */
    int special;  /* infinity or not a number */
};

static struct parts take_apart(long double value)
{
    union long_double_bits bits = { .value = value };
    int biased = bits.sign_exponent & LD_EXP_MAX;
    struct parts parts;

    parts.negative = bits.sign_exponent >> 15;
    parts.mantissa = bits.mantissa;
    parts.special = biased == LD_EXP_MAX;
    parts.exponent = (biased ? biased : 1) - LD_BIAS - 63;
    while (parts.mantissa && !(parts.mantissa & 1)) {
        parts.mantissa >>= 1;
        parts.exponent++;
    }
    if (!parts.mantissa)
        parts.exponent = 0;
    return parts;
}

static int multiply(uint32_t *words, int count, uint32_t factor)
{
    uint64_t carry = 0;

    for (int i = 0; i < count; i++) {
        carry += (uint64_t)words[i] * factor;
        words[i] = (uint32_t)(carry % WORD_BASE);
        carry /= WORD_BASE;
    }
    if (carry)
        words[count++] = (uint32_t)carry;
    return count;
}

/* WORDS: mantissa * base^exponent, least significant first. STEP = base^step_size. */
static int multiply_power(uint32_t *words, int count, long exponent, uint32_t base, int step_size,
                          uint32_t step)
{
    for (; exponent >= step_size; exponent -= step_size)
        count = multiply(words, count, step);
    for (; exponent > 0; exponent--)
        count = multiply(words, count, base);
    return count;
}

/* Words of nine digits that the whole number may take: 64 + e or 64 + 7/3 k bits, 29 a word. */
static int words_needed(const struct parts *parts)
{
    long bits = parts->exponent >= 0 ? parts->exponent : -parts->exponent * 7l / 3;

    return (int)((bits + 64) / 29 + 3);
}

static void digits_of(struct decimal *d, uint32_t *words, const struct parts *parts)
{
    int count = 0;
    char *out = d->digits;

    d->count = 0;
    d->point = 0;
    if (!parts->mantissa)
        return;
    for (uint64_t m = parts->mantissa; m; m /= WORD_BASE)
        words[count++] = (uint32_t)(m % WORD_BASE);
    if (parts->exponent >= 0)
        count = multiply_power(words, count, parts->exponent, 2, 29, 1u << 29);
    else
        count = multiply_power(words, count, -parts->exponent, 5, 12, 244140625u);
    for (int i = count - 1; i >= 0; i--) {
        for (uint32_t unit = WORD_BASE / 10, rest = words[i]; unit; rest %= unit, unit /= 10)
            *out++ = (char)('0' + rest / unit);
    }
    while (*d->digits == '0')
        d->digits++;
    d->count = out - d->digits;
    d->point = d->count + (parts->exponent < 0 ? parts->exponent : 0);
}

static int rounds_up(const struct decimal *d, long keep)
{
    int odd = keep > 0 && (d->digits[keep - 1] & 1);

    if (keep < 0 || d->digits[keep] < '5')
        return 0;
    if (d->digits[keep] > '5' || odd)
        return 1;
    for (long i = keep + 1; i < d->count; i++) {
        if (d->digits[i] != '0')
            return 1;
    }
    return 0;
}

/* Keep that many digits. The byte before the first digit is free for a carry. */
static void round_to(struct decimal *d, long keep)
{
    int up;
    long i;

    if (keep >= d->count)
        return;
    up = rounds_up(d, keep);
    d->count = keep > 0 ? keep : 0;
    if (!up)
        return;
    for (i = d->count; i > 0 && d->digits[i - 1] == '9'; i--)
        d->digits[i - 1] = '0';
    if (i > 0) {
        d->digits[i - 1]++;
        return;
    }
    *--d->digits = '1';
    d->point = (keep > 0 ? d->point : d->point - keep) + 1;
    d->count++;
}

/* Digits FROM up to TO (exclusive) of the number, zeros where it has none. */
static void put_digits(struct sink *sink, const struct decimal *d, long from, long to)
{
    if (from < 0) {
        long zeros = (to < 0 ? to : 0) - from;

        __sink_pad(sink, '0', zeros);
        from += zeros;
    }
    if (from < to && from < d->count) {
        long end = to < d->count ? to : d->count;

        __sink_put(sink, d->digits + from, (size_t)(end - from));
        from = end;
    }
    __sink_pad(sink, '0', to - from);
}

static void put_fixed(struct sink *sink, const struct spec *spec, const char *sign,
                      const struct decimal *d, long precision)
{
    long whole = d->point > 0 ? d->point : 1;
    int dot = precision > 0 || spec->flags & FLAG_ALT;
    long len = whole + dot + precision;
    long zeros = __sink_open(sink, spec, sign, len);

    if (d->point > 0)
        put_digits(sink, d, 0, d->point);
    else
        __sink_put(sink, "0", 1);
    __sink_put(sink, ".", (size_t)dot);
    put_digits(sink, d, d->point, d->point + precision);
    __sink_close(sink, spec, zeros + (long)strlen(sign) + len);
}

/* "e+05": at least MIN digits. */
static int exponent_text(char *out, char letter, long exponent, int min)
{
    char digits[8];
    int n = 0;
    int len = 0;
    long rest = exponent < 0 ? -exponent : exponent;

    out[len++] = letter;
    out[len++] = exponent < 0 ? '-' : '+';
    for (; rest || n < min; rest /= 10)
        digits[n++] = (char)('0' + rest % 10);
    while (n)
        out[len++] = digits[--n];
    return len;
}

static void put_scientific(struct sink *sink, const struct spec *spec, const char *sign,
                           const struct decimal *d, long precision)
{
    char letter = isupper((unsigned char)spec->conversion) ? 'E' : 'e';
    char exponent[12];
    int exp_len = exponent_text(exponent, letter, d->count ? d->point - 1 : 0, 2);
    int dot = precision > 0 || spec->flags & FLAG_ALT;
    long len = 1 + dot + precision + exp_len;
    long zeros = __sink_open(sink, spec, sign, len);

    put_digits(sink, d, 0, 1);
    __sink_put(sink, ".", (size_t)dot);
    put_digits(sink, d, 1, 1 + precision);
    __sink_put(sink, exponent, (size_t)exp_len);
    __sink_close(sink, spec, zeros + (long)strlen(sign) + len);
}

static void put_general(struct sink *sink, const struct spec *spec, const char *sign,
                        struct decimal *d, long precision)
{
    long exponent;
    long significant;

    if (precision == 0)
        precision = 1;
    round_to(d, precision);
    exponent = d->count ? d->point - 1 : 0;
    significant = precision;
    if (!(spec->flags & FLAG_ALT)) {
        significant = d->count;
        while (significant > 1 && d->digits[significant - 1] == '0')
            significant--;
        if (significant == 0)
            significant = 1;
    }
    if (exponent < -4 || exponent >= precision)
        put_scientific(sink, spec, sign, d, significant - 1);
    else
        put_fixed(sink, spec, sign, d, significant - 1 > exponent ? significant - 1 - exponent : 0);
}

static void put_decimal(struct sink *sink, const struct spec *spec, const char *sign,
                        const struct parts *parts)
{
    int count = words_needed(parts);
    uint32_t words[count];
    char digits[count * WORD_DIGITS + 1];
    struct decimal d = { .digits = digits + 1 };
    long precision = spec->precision < 0 ? 6 : spec->precision;

    digits_of(&d, words, parts);
    switch (spec->conversion | 32) {
    case 'f':
        round_to(&d, d.point + precision);
        put_fixed(sink, spec, sign, &d, precision);
        break;
    case 'e':
        round_to(&d, precision + 1);
        put_scientific(sink, spec, sign, &d, precision);
        break;
    default: put_general(sink, spec, sign, &d, precision);
    }
}

/* ---- %a -------------------------------------------------------------------------------------- */

/*
 * lead.fraction * 2^exponent: the fraction is DIGITS hexadecimal digits, left-aligned in 64 bits.
 */
struct hex {
    unsigned int lead;
    uint64_t fraction;
    int digits;
    int exponent;
};

/* As glibc has it: 1.xxx for a double, 8.xxx to f.xxx for a long double; 0.xxx if subnormal. */
static struct hex hex_of(const struct spec *spec, long double value)
{
    union long_double_bits bits = { .value = value };
    int exponent = (bits.sign_exponent & LD_EXP_MAX) - LD_BIAS;
    struct hex hex = { 0, 0, 0, 0 };

    if (!bits.mantissa)
        return hex;
    if (spec->length == LEN_LONG_DOUBLE) {
        hex.lead = (unsigned int)(bits.mantissa >> 60);
        hex.fraction = bits.mantissa << 4;
        hex.exponent = (exponent == -LD_BIAS ? 1 - LD_BIAS : exponent) - 3;
        hex.digits = 15;
        return hex;
    }
    hex.digits = 13;
    if (exponent < -1022) {
        hex.fraction = bits.mantissa >> (-1022 - exponent - 1);
        hex.exponent = -1022;
    } else {
        hex.lead = 1;
        hex.fraction = bits.mantissa << 1;
        hex.exponent = exponent;
    }
    return hex;
}

/* Half to even; a carry out of an 'f' in front makes it a '1' of four binary places more. */
static void hex_round(struct hex *hex, int precision)
{
    int bits = 4 * precision;
    uint64_t kept = hex->lead;
    uint64_t rest = bits ? hex->fraction << bits : hex->fraction;
    uint64_t half = 1ull << 63;

    if (bits)
        kept = kept << bits | hex->fraction >> (64 - bits);
    if (rest > half || (rest == half && kept & 1))
        kept++;
    hex->lead = (unsigned int)(kept >> bits);
    hex->fraction = bits ? kept << (64 - bits) : 0;
    if (hex->lead > 15) {
        hex->lead = 1;
        hex->exponent += 4;
    }
}

static void put_hex(struct sink *sink, const struct spec *spec, const char *sign, long double value)
{
    int upper = spec->conversion == 'A';
    const char *chars = upper ? "0123456789ABCDEF" : "0123456789abcdef";
    struct hex hex = hex_of(spec, value);
    char prefix[8];
    char text[40];
    char exponent[12];
    int len = 0;
    int exp_len;
    long precision = spec->precision;
    long trailing;
    long body;
    long zeros;

    if (precision >= 0 && precision < hex.digits) {
        hex_round(&hex, (int)precision);
        hex.digits = (int)precision;
    }
    if (precision < 0) {
        while (hex.digits && !(hex.fraction >> (64 - 4 * hex.digits) & 15))
            hex.digits--;
        precision = hex.digits;
    }
    strcpy(stpcpy(prefix, sign), upper ? "0X" : "0x");
    text[len++] = chars[hex.lead & 15];
    if (precision > 0 || spec->flags & FLAG_ALT)
        text[len++] = '.';
    for (int i = 0; i < hex.digits; i++, hex.fraction <<= 4)
        text[len++] = chars[hex.fraction >> 60];
    trailing = precision > hex.digits ? precision - hex.digits : 0;
    exp_len = exponent_text(exponent, upper ? 'P' : 'p', hex.exponent, 1);
    body = len + trailing + exp_len;
    zeros = __sink_open(sink, spec, prefix, body);
    __sink_put(sink, text, (size_t)len);
    __sink_pad(sink, '0', trailing);
    __sink_put(sink, exponent, (size_t)exp_len);
    __sink_close(sink, spec, zeros + (long)strlen(prefix) + body);
}

static void put_special(struct sink *sink, const struct spec *asked, const char *sign, int nan)
{
    struct spec spec = *asked;
    int upper = isupper((unsigned char)spec.conversion);

    spec.flags &= ~FLAG_ZERO;
    __sink_open(sink, &spec, sign, 3);
    __sink_put(sink, nan ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf"), 3);
    __sink_close(sink, &spec, (long)strlen(sign) + 3);
}

void __format_float(struct sink *sink, const struct spec *spec, long double value)
{
    struct parts parts = take_apart(value);
    const char *sign = "";

    if (parts.negative)
        sign = "-";
    else if (spec->flags & FLAG_PLUS)
        sign = "+";
    else if (spec->flags & FLAG_SPACE)
        sign = " ";

    if (parts.special)
        put_special(sink, spec, sign, value != value);
    else if ((spec->conversion | 32) == 'a')
        put_hex(sink, spec, sign, value);
    else
        put_decimal(sink, spec, sign, &parts);
}
