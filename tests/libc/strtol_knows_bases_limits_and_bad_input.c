/* strtol(3), strtoul(3): prefixes, overflow, where the number ends. */
#include <tap.h>

#include <inttypes.h>
#include <limits.h>

static void is(const char *text, int base, long want, int end_at, int err)
{
    char *end;
    long got;

    errno = 0;
    got = strtol(text, &end, base);
    is_int(got, want, "\"%s\" in base %d", text, base);
    is_int(end - text, end_at, "it ends at %d", end_at);
    is_int(errno, err, "errno is %d", err);
}

int main(void)
{
    is("123", 10, 123, 3, 0);
    is(" \t-123x", 10, -123, 6, 0);
    is("0x1f", 16, 31, 4, 0);
    is("0x1f", 0, 31, 4, 0);
    is("0xg", 0, 0, 1, 0);
    is("0755", 0, 493, 4, 0);
    is("08", 0, 0, 1, 0);
    is("zz", 36, 1295, 2, 0);
    is("1019", 2, 5, 3, 0);
    is("", 10, 0, 0, 0);
    is("+", 10, 0, 0, 0);
    is("9223372036854775807", 10, LONG_MAX, 19, 0);
    is("9223372036854775808", 10, LONG_MAX, 19, ERANGE);
    is("-9223372036854775808", 10, LONG_MIN, 20, 0);
    is("-9223372036854775809", 10, LONG_MIN, 20, ERANGE);
    is("99999999999999999999999z", 10, LONG_MAX, 23, ERANGE);
    errno = 0;
    ok(strtoul("-1", NULL, 10) == ULONG_MAX, "strtoul negates");
    is_int(errno, 0, "which is no error");
    ok(strtoul("18446744073709551616", NULL, 10) == ULONG_MAX, "strtoul overflows");
    is_int(errno, ERANGE, "which is ERANGE");
    ok(strtoumax("ffffffffffffffff", NULL, 16) == UINTMAX_MAX, "strtoumax");
    is_int(atoi("-42abc"), -42, "atoi");
    return done_testing();
}
