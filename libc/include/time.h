/* time.h — clocks, timers, the calendar. */
#ifndef _TIME_H
#define _TIME_H

#include <abi/time.h>
#include <abi/types.h>
#include <stddef.h>

#define CLOCKS_PER_SEC 1000000l
#define TIME_UTC       1

typedef int timer_t;
typedef struct __locale *locale_t;

struct sigevent;

struct tm {
    int tm_sec;
    int tm_min;
    int tm_hour;
    int tm_mday;
    int tm_mon;
    int tm_year;
    int tm_wday;
    int tm_yday;
    int tm_isdst;
    long tm_gmtoff;
    const char *tm_zone;
};

extern char *tzname[2];
extern int daylight;
extern long timezone;

time_t time(time_t *);
clock_t clock(void);
double difftime(time_t, time_t);
time_t mktime(struct tm *);
time_t timegm(struct tm *);
struct tm *gmtime(const time_t *);
struct tm *gmtime_r(const time_t *restrict, struct tm *restrict);
struct tm *localtime(const time_t *);
struct tm *localtime_r(const time_t *restrict, struct tm *restrict);
char *asctime(const struct tm *);
char *asctime_r(const struct tm *restrict, char *restrict);
char *ctime(const time_t *);
char *ctime_r(const time_t *, char *);
size_t strftime(char *restrict, size_t, const char *restrict, const struct tm *restrict)
    __attribute__((format(strftime, 3, 0)));
char *strptime(const char *restrict, const char *restrict, struct tm *restrict);
void tzset(void);
int timespec_get(struct timespec *, int);

int clock_getres(clockid_t, struct timespec *);
int clock_gettime(clockid_t, struct timespec *);
int clock_settime(clockid_t, const struct timespec *);
int clock_nanosleep(clockid_t, int, const struct timespec *, struct timespec *);
int clock_getcpuclockid(pid_t, clockid_t *);
int nanosleep(const struct timespec *, struct timespec *);

int timer_create(clockid_t, struct sigevent *restrict, timer_t *restrict);
int timer_delete(timer_t);
int timer_getoverrun(timer_t);
int timer_gettime(timer_t, struct itimerspec *);
int timer_settime(timer_t, int, const struct itimerspec *restrict, struct itimerspec *restrict);

#endif
