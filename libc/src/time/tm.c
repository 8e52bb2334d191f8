/*
 * tm.c — calendar time, in UTC (the only zone).
 * Days are counted from 1 March 2000, so that the leap day ends each 400-year, 100-year, 4-year and
 * 1-year cycle.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <time.h>

char *tzname[2] = { "UTC", "UTC" };
int daylight;
long timezone;

#define DAY        86400
#define MARCH_2000 11017 /* days since the epoch */
#define DAYS_400   146097
#define DAYS_100   36524
#define DAYS_4     1461
#define DAYS_1     365

static const int march_days[12] = { 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29 };

void tzset(void) {}

static int is_leap(long year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static long floor_div(long a, long b)
{
    return a / b - (a % b < 0);
}

/* Days since 1 March 2000 to the year (of March), leaving the day within it. */
static long split_years(long *days)
{
    long c400 = floor_div(*days, DAYS_400);
    long rest = *days - c400 * DAYS_400;
    long c100 = rest / DAYS_100 - (rest / DAYS_100 == 4);
    long c4;
    long c1;

    rest -= c100 * DAYS_100;
    c4 = rest / DAYS_4;
    rest -= c4 * DAYS_4;
    c1 = rest / DAYS_1 - (rest / DAYS_1 == 4);
    *days = rest - c1 * DAYS_1;
    return 2000 + c400 * 400 + c100 * 100 + c4 * 4 + c1;
}

struct tm *gmtime_r(const time_t *restrict time, struct tm *restrict tm)
{
    long days = floor_div(*time, DAY);
    long seconds = *time - days * DAY;
    long rest = days - MARCH_2000;
    long year = split_years(&rest);
    long yday = rest + 31 + 28 + is_leap(year);
    int month = 0;

    while (rest >= march_days[month])
        rest -= march_days[month++];
    if (month >= 10) {
        year++;
        yday -= 365 + is_leap(year - 1);
    }
    if (year - 1900 > INT_MAX || year - 1900 < INT_MIN) {
        errno = EOVERFLOW;
        return NULL;
    }
    *tm = (struct tm){
        .tm_sec = (int)(seconds % 60),
        .tm_min = (int)(seconds / 60 % 60),
        .tm_hour = (int)(seconds / 3600),
        .tm_mday = (int)rest + 1,
        .tm_mon = (month + 2) % 12,
        .tm_year = (int)(year - 1900),
        .tm_wday = (int)((days % 7 + 7 + 4) % 7), /* the epoch was a Thursday */
        .tm_yday = (int)yday,
        .tm_zone = "GMT",
    };
    return tm;
}

struct tm *localtime_r(const time_t *restrict time, struct tm *restrict tm)
{
    if (!gmtime_r(time, tm))
        return NULL;
    tm->tm_zone = tzname[0];
    return tm;
}

struct tm *gmtime(const time_t *time)
{
    static struct tm tm;

    return gmtime_r(time, &tm);
}

struct tm *localtime(const time_t *time)
{
    static struct tm tm;

    return localtime_r(time, &tm);
}

/* Days from the epoch to the first day of MONTH (0-11) of YEAR. */
static long days_before(long year, long month)
{
    static const int before[12] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
    long y = year - 1; /* leap days of the years before */

    return (year - 1970) * 365 + floor_div(y, 4) - floor_div(y, 100) + floor_div(y, 400) - 477 +
           before[month] + (month > 1 && is_leap(year));
}

/* Fields out of their range are carried over; the others are brought up to date. */
time_t timegm(struct tm *tm)
{
    long month = tm->tm_mon;
    long year = 1900l + tm->tm_year + floor_div(month, 12);
    long days = days_before(year, month - floor_div(month, 12) * 12) + tm->tm_mday - 1;
    time_t time = days * DAY + tm->tm_hour * 3600l + tm->tm_min * 60l + tm->tm_sec;
    struct tm exact;

    if (!gmtime_r(&time, &exact))
        return -1;
    *tm = exact;
    return time;
}

time_t mktime(struct tm *tm)
{
    time_t time = timegm(tm);

    tm->tm_zone = tzname[0];
    return time;
}

char *asctime_r(const struct tm *restrict tm, char *restrict buf)
{
    strftime(buf, 26, "%a %b %e %H:%M:%S %Y\n", tm);
    return buf;
}

char *asctime(const struct tm *tm)
{
    static char buf[32];

    return asctime_r(tm, buf);
}

char *ctime_r(const time_t *time, char *buf)
{
    struct tm tm;

    return localtime_r(time, &tm) ? asctime_r(&tm, buf) : NULL;
}

char *ctime(const time_t *time)
{
    static char buf[32];

    return ctime_r(time, buf);
}
