/* strtod(3): to nearest, ties to even; ranges; where the text ends. */
#include <tap.h>

#include <float.h>
#include <stdint.h>

static void is_bits(const char *text, uint64_t want, int err)
{
    double value;
    uint64_t got;

    errno = 0;
    value = strtod(text, NULL);
    memcpy(&got, &value, sizeof got);
    is_int(got, want, "\"%.50s\"", text);
    if (errno != err)
        is_int(errno, err, "errno of \"%.50s\"", text);
}

static void ends_at(const char *text, int offset)
{
    char *end;

    strtod(text, &end);
    is_int(end - text, offset, "\"%s\" ends at %d", text, offset);
}

int main(void)
{
    is_bits("0", 0, 0);
    is_bits("-0.0", 0x8000000000000000, 0);
    is_bits("1", 0x3ff0000000000000, 0);
    is_bits("0.1", 0x3fb999999999999a, 0);
    is_bits("9007199254740993", 0x4340000000000000, 0);
    is_bits("9007199254740993.00000000000000000000001", 0x4340000000000001, 0);
    is_bits("9007199254740995", 0x4340000000000002, 0);
    is_bits("1e22", 0x4480f0cf064dd592, 0);
    is_bits("1e23", 0x44b52d02c7e14af6, 0);
    is_bits("8.988465674311579e307", 0x7fdfffffffffffff, 0);
    is_bits("1.7976931348623157e308", 0x7fefffffffffffff, 0);
    is_bits("1.7976931348623158e308", 0x7fefffffffffffff, 0);
    is_bits("1.7976931348623159e308", 0x7ff0000000000000, ERANGE);
    is_bits("2.2250738585072011e-308", 0x000fffffffffffff, ERANGE);
    is_bits("2.2250738585072014e-308", 0x0010000000000000, 0);
    is_bits("4.9e-324", 1, ERANGE);
    is_bits("2.4703282292062327e-324", 0, ERANGE);
    is_bits("2.4703282292062328e-324", 1, ERANGE);
    is_bits("1e-400", 0, ERANGE);
    is_bits("1e400", 0x7ff0000000000000, ERANGE);
    is_bits("1e999999999999", 0x7ff0000000000000, ERANGE);
    is_bits("0e999999999999", 0, 0);
    is_bits("0x1.8p1", 0x4008000000000000, 0);
    is_bits("0x1.00000000000008p0", 0x3ff0000000000000, 0);
    is_bits("0x1.00000000000008000001p0", 0x3ff0000000000001, 0);
    is_bits("0x1p-1074", 1, 0);
    is_bits("inf", 0x7ff0000000000000, 0);
    is_bits("-Infinity", 0xfff0000000000000, 0);
    ok(strtod("nan", NULL) != strtod("nan", NULL), "nan is not itself");
    ok(strtof("16777217", NULL) == 16777216.0f, "strtof rounds once, to float");
    ok(strtof("1e39", NULL) > FLT_MAX, "strtof overflows to infinity");
    ok(strtold("18446744073709551615", NULL) == 18446744073709551615.0L, "strtold has 64 bits");
    ends_at("1.5e", 3);
    ends_at("1.5e+", 3);
    ends_at("1.5e+1x", 6);
    ends_at("  -7.", 5);
    ends_at(".5", 2);
    ends_at(".", 0);
    ends_at("-", 0);
    ends_at("0x", 1);
    ends_at("0x.p1", 1);
    ends_at("infinite", 3);
    ends_at("nan(abc)", 8);
    ends_at("abc", 0);
    return done_testing();
}
