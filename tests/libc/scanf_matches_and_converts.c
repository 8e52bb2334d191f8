/* scanf(3): conversions, widths, sets, suppression, what is returned and what stays unread. */
#include <tap.h>

int main(void)
{
    int a = 0;
    int b = 0;
    unsigned int u = 0;
    long l = 0;
    short h = 0;
    signed char hh = 0;
    double d = 0;
    float f = 0;
    long double ld = 0;
    void *p = NULL;
    char s[32] = "";
    char t[32] = "";
    char *m = NULL;
    FILE *stream;

    is_int(sscanf("12 -7", "%d %d", &a, &b), 2, "two integers");
    ok(a == 12 && b == -7, "their values");
    is_int(sscanf("0x1f 017 9", "%i %i %d", &a, &b, &u), 3, "%%i takes prefixes");
    ok(a == 31 && b == 15, "hexadecimal and octal");
    is_int(sscanf("ff", "%x", &u), 1, "%%x");
    is_int(u, 255, "its value");
    is_int(sscanf("123456", "%3d%d", &a, &b), 2, "a width ends a number");
    ok(a == 123 && b == 456, "the next starts there");
    is_int(sscanf("-1 65535 300", "%ld %hd %hhd", &l, &h, &hh), 3, "lengths");
    ok(l == -1 && h == -1 && hh == 44, "their values");
    is_int(sscanf("1.5 2e3 -0x1p4", "%lf %f %Lf", &d, &f, &ld), 3, "floating point");
    ok(d == 1.5 && f == 2000.0f && ld == -16.0L, "their values");
    is_int(sscanf("  word next", "%s %s", s, t), 2, "words");
    is_str(s, "word", "the first");
    is_str(t, "next", "the second");
    is_int(sscanf("abcXYZ", "%3c%[A-Z]", s, t), 2, "%%c and a set");
    ok(memcmp(s, "abc", 3) == 0, "%%c stores no NUL");
    is_str(t, "XYZ", "the set's text");
    is_int(sscanf("key = value;", "%[^= ] = %[^;]", s, t), 2, "negated sets and literals");
    is_str(t, "value", "what is before the semicolon");
    is_int(sscanf("]x", "%[]x]", s), 1, "a set may begin with ]");
    is_int(sscanf("10 20 30", "%*d %d %n", &a, &b), 1, "%%* stores nothing, %%n does not count");
    ok(a == 20 && b == 6, "their values");
    is_int(sscanf("50%", "%d%%", &a), 1, "%%%%");
    is_int(sscanf("heap text", "%ms", &m), 1, "%%ms allocates");
    is_str(m, "heap", "its text");
    free(m);
    is_int(sscanf("0x10", "%p", &p), 1, "%%p");
    ok(p == (void *)16, "its value");
    is_int(sscanf("", "%d", &a), EOF, "no input is EOF");
    is_int(sscanf("   ", "%d", &a), EOF, "only white space is EOF");
    is_int(sscanf("x", "%d", &a), 0, "a mismatch is 0");
    is_int(sscanf("5 x", "%d %d", &a, &b), 1, "a later mismatch is the count so far");
    is_int(sscanf("5", "%d %d", &a, &b), 1, "and so is a later end");

    stream = tmpfile();
    if (!stream)
        bail_out("tmpfile");
    fputs("12abc 7", stream);
    rewind(stream);
    is_int(fscanf(stream, "%d", &a), 1, "from a stream");
    is_int(getc(stream), 'a', "the character that ended the number is unread");
    is_int(fscanf(stream, "%s %d", s, &b), 2, "and reading goes on");
    is_int(fscanf(stream, "%d", &b), EOF, "until its end");
    fclose(stream);
    return done_testing();
}
