/* printf(3): flags, width, precision and length of the integer conversions. */
#include <tap.h>

#include <limits.h>
#include <stdint.h>

static void is(const char *want, const char *format, ...)
{
    char got[256];
    va_list args;
    int len;

    va_start(args, format);
    len = vsnprintf(got, sizeof got, format, args);
    va_end(args);
    is_str(got, want, "\"%s\" gives \"%s\"", format, want);
    if (len != (int)strlen(want))
        ok(0, "the length of \"%s\" is returned", want);
}

int main(void)
{
    is("42", "%d", 42);
    is("-42", "%i", -42);
    is("   42", "%5d", 42);
    is("42   ", "%-5d", 42);
    is("00042", "%05d", 42);
    is("-0042", "%05d", -42);
    is("+42", "%+d", 42);
    is(" 42", "% d", 42);
    is("+42", "%+ d", 42);
    is("  042", "%5.3d", 42);
    is("  042", "%05.3d", 42);
    is("", "%.0d", 0);
    is("   ", "%3.0d", 0);
    is("+", "%+.0d", 0);
    is("2147483648", "%u", 2147483648u);
    is("-2147483648", "%d", INT_MIN);
    is("-9223372036854775808", "%lld", LLONG_MIN);
    is("18446744073709551615", "%zu", SIZE_MAX);
    is("-1", "%hhd", 255);
    is("255", "%hhu", -1);
    is("-1", "%hd", 65535);
    is("ffffffffffffffff", "%jx", UINTMAX_MAX);
    is("0xff", "%#x", 255);
    is("0XFF", "%#X", 255);
    is("0", "%#x", 0);
    is("0x00ff", "%#06x", 255);
    is("  0xff", "%#6x", 255);
    is("0377", "%#o", 255);
    is("0", "%#o", 0);
    is("0", "%#.0o", 0);
    is("00001", "%.5x", 1);
    is("   7", "%*d", 4, 7);
    is("7   ", "%*d", -4, 7);
    is("0007", "%.*d", 4, 7);
    is("7", "%.*d", -4, 7);
    is("b a", "%2$s %1$s", "a", "b");
    is("   3", "%2$*1$d", 4, 3);
    return done_testing();
}
