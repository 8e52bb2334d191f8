/* The interval timers and alarm. */
#include "internal/syscall.h"

#include <sys/time.h>
#include <unistd.h>

int getitimer(int which, struct itimerval *value)
{
    return (int)SYSCALL(getitimer, which, value);
}

int setitimer(int which, const struct itimerval *restrict value, struct itimerval *restrict old)
{
    return (int)SYSCALL(setitimer, which, value, old);
}

unsigned int alarm(unsigned int seconds)
{
    return (unsigned int)SYSCALL(alarm, seconds);
}

unsigned int ualarm(unsigned int usec, unsigned int interval)
{
    struct itimerval value = { { interval / 1000000, interval % 1000000 },
                               { usec / 1000000, usec % 1000000 } };
    struct itimerval old;

    if (setitimer(ITIMER_REAL, &value, &old) < 0)
        return (unsigned int)-1;
    return (unsigned int)(old.it_value.tv_sec * 1000000 + old.it_value.tv_usec);
}
