/* gmtime(3), timegm(3), strftime(3), strptime(3): the calendar in UTC. */
#include <tap.h>

#include <time.h>

static const char *format(time_t time, const char *how)
{
    static char text[200];
    struct tm tm;

    gmtime_r(&time, &tm);
    strftime(text, sizeof text, how, &tm);
    return text;
}

int main(void)
{
    struct tm tm = { .tm_year = 124, .tm_mon = 13, .tm_mday = 31, .tm_hour = 25 };
    time_t time;
    char small[8];
    int bad = 0;

    is_str(format(0, "%F %T %a %j"), "1970-01-01 00:00:00 Thu 001", "the epoch");
    is_str(format(951782400, "%F %j"), "2000-02-29 060", "29 February 2000");
    is_str(format(4107542400, "%F %j"), "2100-03-01 060", "2100 has none");
    is_str(format(-1, "%F %T"), "1969-12-31 23:59:59", "a second before the epoch");
    is_str(format(-62135596800, "%e %b %u"), " 1 Jan 1", "the year 1 began on a Monday");
    is_str(format(1700000000, "%c"), "Tue Nov 14 22:13:20 2023", "%%c");
    is_str(format(1700000000, "%I:%M:%S %p|%y|%C|%D|%R"), "10:13:20 PM|23|20|11/14/23|22:13",
           "the other forms");
    is_str(format(1104537600, "%G-W%V-%u %U %W"), "2004-W53-6 00 00", "ISO weeks");
    is_str(format(1700000000, "%s %Z %z %%"), "1700000000 GMT +0000 %", "%%s %%Z %%z");
    is_int(timegm(&tm), 1741050000, "timegm carries over");
    ok(tm.tm_mon == 2 && tm.tm_mday == 4 && tm.tm_hour == 1 && tm.tm_wday == 2, "and normalises");
    for (time = -70000000000; time < 70000000000; time += 86399 * 101) {
        struct tm there;

        gmtime_r(&time, &there);
        bad += timegm(&there) != time;
    }
    is_int(bad, 0, "timegm undoes gmtime over 4000 years");
    memset(&tm, 0, sizeof tm);
    ok(strptime("14 Nov 2023 10:13:20 PM", "%d %b %Y %I:%M:%S %p", &tm) != NULL, "strptime");
    is_int(timegm(&tm), 1700000000, "what it read");
    ok(!strptime("31 Foo", "%d %b", &tm), "strptime refuses a bad month");
    is_int(strftime(small, sizeof small, "%Y-%m-%d", &tm), 0,
           "strftime says when there is no room");
    return done_testing();
}
