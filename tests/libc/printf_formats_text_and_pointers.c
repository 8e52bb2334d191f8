/* printf(3): %c %s %p %n %m %% and wide text. */
#include <tap.h>

#include <stddef.h>
#include <wchar.h>

static char got[256];

static const char *format(const char *text, ...)
{
    va_list args;

    va_start(args, text);
    vsnprintf(got, sizeof got, text, args);
    va_end(args);
    return got;
}

int main(void)
{
    const char *null = NULL;
    int count = -1;
    signed char small = -1;

    is_str(format("[%s]", "text"), "[text]", "%%s");
    is_str(format("[%8s]", "text"), "[    text]", "a width pads on the left");
    is_str(format("[%-8s]", "text"), "[text    ]", "'-' pads on the right");
    is_str(format("[%.2s]", "text"), "[te]", "a precision cuts");
    is_str(format("[%.*s]", 3, "text"), "[tex]", "a precision as argument");
    is_str(format("[%s]", null), "[(null)]", "NULL is shown");
    is_str(format("[%.2s]", null), "[]", "NULL is not cut in two");
    is_str(format("[%c%3c%-3c]", 'a', 'b', 'c'), "[a  bc  ]", "%%c");
    is_str(format("[%p]", (void *)0x1234), "[0x1234]", "%%p");
    is_str(format("[%10p]", (void *)0x1234), "[    0x1234]", "%%p with a width");
    is_str(format("[%p]", null), "[(nil)]", "%%p of NULL");
    is_str(format("100%%"), "100%", "%%%%");
    is_str(format("12345%n6789", &count), "123456789", "%%n prints nothing");
    is_int(count, 5, "%%n stores the count");
    format("123%hhn", &small);
    is_int(small, 3, "%%hhn stores a char");
    errno = ENOENT;
    is_str(format("%m"), "No such file or directory", "%%m is strerror(errno)");
    is_str(format("%ls|%lc", L"\u00e4\u20ac", (wint_t)0x1f514), "\u00e4\u20ac|\U0001f514",
           "wide text becomes UTF-8");
    is_str(format("%.4ls|", L"\u00e4\u20ac"), "\u00e4|", "a wide character is not cut");
    return done_testing();
}
