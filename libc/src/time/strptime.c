/* Dates from text, in the C locale: the inverse of strftime. */
#include "time/names.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <time.h>

static const char *number(const char *s, int digits, int min, int max, int *out)
{
    int n = 0;
    int got = 0;

    while (isspace((unsigned char)*s))
        s++;
    for (; got < digits && isdigit((unsigned char)*s); got++)
        n = n * 10 + (*s++ - '0');
    if (!got || n < min || n > max)
        return NULL;
    *out = n;
    return s;
}

/* A full or abbreviated name. */
static const char *name(const char *s, const char *const *names, int count, int *out)
{
    for (int i = 0; i < count; i++) {
        size_t len = strlen(names[i]);

        if (strncasecmp(s, names[i], len) != 0)
            len = 3;
        if (strncasecmp(s, names[i], len) == 0) {
            *out = i;
            return s + len;
        }
    }
    return NULL;
}

struct state {
    int pm;      /* 0 am, 1 pm, -1 not said */
    int century; /* -1: not said */
    int year2;   /* -1: not said */
};

static const char *convert(const char *s, char c, struct tm *tm, struct state *st);

static const char *sequence(const char *s, const char *format, struct tm *tm, struct state *st)
{
    for (; s && *format; format++) {
        if (isspace((unsigned char)*format)) {
            while (isspace((unsigned char)*s))
                s++;
        } else if (*format != '%') {
            s = *s == *format ? s + 1 : NULL;
        } else {
            format++;
            if (*format == 'E' || *format == 'O')
                format++;
            if (!*format)
                return NULL;
            s = convert(s, *format, tm, st);
        }
    }
    return s;
}

static const char *minus_one(const char *s, int *field)
{
    *field -= s != NULL;
    return s;
}

static const char *year4(const char *s, struct tm *tm)
{
    s = number(s, 4, 0, 9999, &tm->tm_year);
    tm->tm_year -= s ? 1900 : 0;
    return s;
}

static const char *epoch(const char *s, struct tm *tm)
{
    time_t time = 0;

    if (!isdigit((unsigned char)*s))
        return NULL;
    while (isdigit((unsigned char)*s))
        time = time * 10 + (*s++ - '0');
    return localtime_r(&time, tm) ? s : NULL;
}

static const char *convert(const char *s, char c, struct tm *tm, struct state *st)
{
    int n;

    switch (c) {
    case 'a':
    case 'A': return name(s, __day_names, 7, &tm->tm_wday);
    case 'b':
    case 'B':
    case 'h': return name(s, __month_names, 12, &tm->tm_mon);
    case 'C': return number(s, 2, 0, 99, &st->century);
    case 'd':
    case 'e': return number(s, 2, 1, 31, &tm->tm_mday);
    case 'D':
    case 'x': return sequence(s, "%m/%d/%y", tm, st);
    case 'c': return sequence(s, "%a %b %e %H:%M:%S %Y", tm, st);
    case 'F': return sequence(s, "%Y-%m-%d", tm, st);
    case 'H':
    case 'k': return number(s, 2, 0, 23, &tm->tm_hour);
    case 'I':
    case 'l': return number(s, 2, 1, 12, &tm->tm_hour);
    case 'j': return minus_one(number(s, 3, 1, 366, &tm->tm_yday), &tm->tm_yday);
    case 'm': return minus_one(number(s, 2, 1, 12, &tm->tm_mon), &tm->tm_mon);
    case 'M': return number(s, 2, 0, 59, &tm->tm_min);
    case 'p':
        st->pm = (*s | 32) == 'p';
        return strncasecmp(s, "am", 2) == 0 || strncasecmp(s, "pm", 2) == 0 ? s + 2 : NULL;
    case 'r': return sequence(s, "%I:%M:%S %p", tm, st);
    case 'R': return sequence(s, "%H:%M", tm, st);
    case 's': return epoch(s, tm);
    case 'S': return number(s, 2, 0, 60, &tm->tm_sec);
    case 'T':
    case 'X': return sequence(s, "%H:%M:%S", tm, st);
    case 'U':
    case 'W': return number(s, 2, 0, 53, &n);
    case 'u':
        s = number(s, 1, 1, 7, &tm->tm_wday);
        tm->tm_wday %= 7;
        return s;
    case 'w': return number(s, 1, 0, 6, &tm->tm_wday);
    case 'y': return number(s, 2, 0, 99, &st->year2);
    case 'Y': return year4(s, tm);
    case 'Z':
        while (isalpha((unsigned char)*s))
            s++;
        return s;
    case 'n':
    case 't':
        while (isspace((unsigned char)*s))
            s++;
        return s;
    case '%': return *s == '%' ? s + 1 : NULL;
    default: return NULL;
    }
}

char *strptime(const char *restrict s, const char *restrict format, struct tm *restrict tm)
{
    struct state st = { -1, -1, -1 };
    const char *end = sequence(s, format, tm, &st);

    if (!end)
        return NULL;
    if (st.pm >= 0)
        tm->tm_hour = tm->tm_hour % 12 + 12 * st.pm;
    if (st.year2 >= 0 && st.century >= 0)
        tm->tm_year = st.century * 100 + st.year2 - 1900;
    else if (st.year2 >= 0)
        tm->tm_year = st.year2 + (st.year2 < 69 ? 100 : 0);
    else if (st.century >= 0)
        tm->tm_year = st.century * 100 - 1900;
    return (char *)end;
}
