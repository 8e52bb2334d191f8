/* Clocks and sleeping. */
#include "internal/syscall.h"

#include <errno.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec *now)
{
    return (int)SYSCALL(clock_gettime, clock, now);
}

int clock_settime(clockid_t clock, const struct timespec *now)
{
    return (int)SYSCALL(clock_settime, clock, now);
}

int clock_getres(clockid_t clock, struct timespec *res)
{
    return (int)SYSCALL(clock_getres, clock, res);
}

int clock_getcpuclockid(pid_t pid, clockid_t *clock)
{
    struct timespec res;
    clockid_t id = (clockid_t)(~(unsigned int)pid << 3 | CPUCLOCK_SCHED);
    long ret = RAW(clock_getres, id, &res);

    if (ret < 0)
        return ret == -EINVAL ? ESRCH : (int)-ret;
    *clock = id;
    return 0;
}

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *time, struct timespec *left)
{
    if (clock == CLOCK_THREAD_CPUTIME_ID)
        return EINVAL;
    return (int)-RAW(clock_nanosleep, clock, flags, time, left);
}

int nanosleep(const struct timespec *time, struct timespec *left)
{
    return (int)SYSCALL(nanosleep, time, left);
}

time_t time(time_t *out)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    if (out)
        *out = now.tv_sec;
    return now.tv_sec;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone)
{
    return (int)SYSCALL(gettimeofday, now, zone);
}

int settimeofday(const struct timeval *now, const struct timezone *zone)
{
    return (int)SYSCALL(settimeofday, now, zone);
}

int timespec_get(struct timespec *now, int base)
{
    return base == TIME_UTC && clock_gettime(CLOCK_REALTIME, now) == 0 ? base : 0;
}

clock_t clock(void)
{
    struct timespec now;

    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now) < 0)
        return -1;
    return now.tv_sec * CLOCKS_PER_SEC + now.tv_nsec / 1000;
}

double difftime(time_t end, time_t start)
{
    return (double)end - (double)start;
}

unsigned int sleep(unsigned int seconds)
{
    struct timespec left = { seconds, 0 };

    return nanosleep(&left, &left) < 0 ? (unsigned int)left.tv_sec + (left.tv_nsec >= 500000000)
                                       : 0;
}

int usleep(unsigned int usec)
{
    struct timespec time = { usec / 1000000, usec % 1000000 * 1000 };

    return nanosleep(&time, NULL);
}
