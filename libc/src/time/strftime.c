/*
 * strftime.c — dates as text, in the C locale.
 * A conversion is a number with a width and padding, a name, or another format.
 */
#include "time/names.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

struct out {
    char *buf;
    size_t room; /* with the NUL */
    size_t len;
};

static void put(struct out *out, const char *text, size_t len)
{
    if (out->len + len < out->room)
        memcpy(out->buf + out->len, text, len);
    out->len += len;
}

static void put_number(struct out *out, long n, int width, char pad)
{
    char text[32];
    int len;

    if (pad == '_')
        len = snprintf(text, sizeof text, "%*ld", width, n);
    else if (pad == '-')
        len = snprintf(text, sizeof text, "%ld", n);
    else
        len = snprintf(text, sizeof text, "%0*ld", width, n);
    put(out, text, (size_t)len);
}

static void put_name(struct out *out, const char *const *names, int count, int i, size_t len)
{
    const char *name = i >= 0 && i < count ? names[i] : "?";

    put(out, name, strnlen(name, len));
}

static int is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* ISO 8601: week 1 is the one with the year's first Thursday. */
static int iso_week(const struct tm *tm, int *year)
{
    int monday = (tm->tm_wday + 6) % 7;
    int week = (tm->tm_yday - monday + 10) / 7;
    int y = tm->tm_year + 1900;

    if (week < 1) {
        int days = 365 + is_leap(y - 1);

        week = (tm->tm_yday + days - monday + 10) / 7;
        y--;
    } else if (week == 53 && tm->tm_yday - monday + 3 >= 365 + is_leap(y)) {
        week = 1;
        y++;
    }
    *year = y;
    return week;
}

static const char *composite(char c)
{
    switch (c) {
    case 'c': return "%a %b %e %H:%M:%S %Y";
    case 'D':
    case 'x': return "%m/%d/%y";
    case 'F': return "%Y-%m-%d";
    case 'R': return "%H:%M";
    case 'r': return "%I:%M:%S %p";
    case 'T':
    case 'X': return "%H:%M:%S";
    case '+': return "%a %b %e %H:%M:%S %Z %Y";
    default: return NULL;
    }
}

/* Year-like conversions. Each returns 1 if the letter is its own. */
static int put_year(struct out *out, char c, char pad, const struct tm *tm)
{
    int year = tm->tm_year + 1900;
    int iso;
    int week = iso_week(tm, &iso);

    switch (c) {
    case 'C': put_number(out, year / 100, 2, pad); return 1;
    case 'Y': put_number(out, year, 1, pad); return 1;
    case 'y': put_number(out, (year % 100 + 100) % 100, 2, pad); return 1;
    case 'G': put_number(out, iso, 1, pad); return 1;
    case 'g': put_number(out, (iso % 100 + 100) % 100, 2, pad); return 1;
    case 'V': put_number(out, week, 2, pad); return 1;
    case 'U': put_number(out, (tm->tm_yday + 7 - tm->tm_wday) / 7, 2, pad); return 1;
    case 'W': put_number(out, (tm->tm_yday + 7 - (tm->tm_wday + 6) % 7) / 7, 2, pad); return 1;
    default: return 0;
    }
}

static int put_day(struct out *out, char c, char pad, const struct tm *tm)
{
    switch (c) {
    case 'A': put_name(out, __day_names, 7, tm->tm_wday, 16); return 1;
    case 'a': put_name(out, __day_names, 7, tm->tm_wday, 3); return 1;
    case 'B': put_name(out, __month_names, 12, tm->tm_mon, 16); return 1;
    case 'b':
    case 'h': put_name(out, __month_names, 12, tm->tm_mon, 3); return 1;
    case 'd': put_number(out, tm->tm_mday, 2, pad); return 1;
    case 'e': put_number(out, tm->tm_mday, 2, pad ? pad : '_'); return 1;
    case 'j': put_number(out, tm->tm_yday + 1, 3, pad); return 1;
    case 'm': put_number(out, tm->tm_mon + 1, 2, pad); return 1;
    case 'u': put_number(out, tm->tm_wday ? tm->tm_wday : 7, 1, pad); return 1;
    case 'w': put_number(out, tm->tm_wday, 1, pad); return 1;
    default: return 0;
    }
}

static int put_time(struct out *out, char c, char pad, const struct tm *tm)
{
    int hour12 = (tm->tm_hour + 11) % 12 + 1;
    struct tm copy = *tm;

    switch (c) {
    case 'H': put_number(out, tm->tm_hour, 2, pad); return 1;
    case 'k': put_number(out, tm->tm_hour, 2, pad ? pad : '_'); return 1;
    case 'I': put_number(out, hour12, 2, pad); return 1;
    case 'l': put_number(out, hour12, 2, pad ? pad : '_'); return 1;
    case 'M': put_number(out, tm->tm_min, 2, pad); return 1;
    case 'S': put_number(out, tm->tm_sec, 2, pad); return 1;
    case 's': put_number(out, timegm(&copy), 1, pad); return 1;
    case 'p': put(out, tm->tm_hour < 12 ? "AM" : "PM", 2); return 1;
    case 'P': put(out, tm->tm_hour < 12 ? "am" : "pm", 2); return 1;
    default: return 0;
    }
}

static void put_other(struct out *out, char c, const struct tm *tm)
{
    char text[16];
    int len;

    switch (c) {
    case 'n': put(out, "\n", 1); break;
    case 't': put(out, "\t", 1); break;
    case '%': put(out, "%", 1); break;
    case 'z':
        len = snprintf(text, sizeof text, "%+05ld",
                       tm->tm_gmtoff / 3600 * 100 + tm->tm_gmtoff / 60 % 60);
        put(out, text, (size_t)len);
        break;
    case 'Z':
        put(out, tm->tm_zone ? tm->tm_zone : "UTC", tm->tm_zone ? strlen(tm->tm_zone) : 3);
        break;
    default: put(out, "%", 1); put(out, &c, 1);
    }
}

static void format_all(struct out *out, const char *format, const struct tm *tm)
{
    while (*format) {
        const char *percent = strchrnul(format, '%');
        const char *inner;
        char pad = 0;

        put(out, format, (size_t)(percent - format));
        if (!*percent || !percent[1])
            return;
        format = percent + 1;
        if (*format && strchr("-_0", *format))
            pad = *format++;
        if (*format == 'E' || *format == 'O')
            format++;
        if (!*format)
            return;
        inner = composite(*format);
        if (inner)
            format_all(out, inner, tm);
        else if (!put_year(out, *format, pad, tm) && !put_day(out, *format, pad, tm) &&
                 !put_time(out, *format, pad, tm))
            put_other(out, *format, tm);
        format++;
    }
}

size_t strftime(char *restrict buf, size_t size, const char *restrict format,
                const struct tm *restrict tm)
{
    struct out out = { buf, size, 0 };

    format_all(&out, format, tm);
    if (out.len >= size)
        return 0;
    buf[out.len] = '\0';
    return out.len;
}
