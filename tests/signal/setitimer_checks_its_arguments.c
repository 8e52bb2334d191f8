/*
 * setitimer(2): "EINVAL which is not one of ITIMER_REAL, ITIMER_VIRTUAL, or ITIMER_PROF; or ...
 * tv_usec is not in the range 0 to 999999."
 */
#include "support.h"

int main(void)
{
    struct itimerval good = { { 0, 0 }, { 100, 0 } }, bad = { { 0, 0 }, { 0, 1000000 } }, old;

    fails_with(syscall(SYS_setitimer, 3, &good, NULL), EINVAL, "a timer that is not there");
    fails_with(syscall(SYS_setitimer, ITIMER_REAL, &bad, NULL), EINVAL, "1,000,000 microseconds");
    bad.it_value.tv_usec = -1;
    fails_with(syscall(SYS_setitimer, ITIMER_REAL, &bad, NULL), EINVAL, "-1 microseconds");
    bad.it_value.tv_usec = 0;
    bad.it_interval.tv_usec = 1000000;
    fails_with(syscall(SYS_setitimer, ITIMER_REAL, &bad, NULL), EINVAL,
               "an interval of 1,000,000 microseconds");
    fails_with(syscall(SYS_getitimer, 3, &old), EINVAL, "getitimer of a timer that is not there");
    fails_with(syscall(SYS_setitimer, ITIMER_REAL, 8, NULL), EFAULT, "a bad pointer");
    fails_with(syscall(SYS_getitimer, ITIMER_REAL, 8), EFAULT, "a bad pointer to getitimer");
    getitimer(ITIMER_REAL, &old);
    ok(old.it_value.tv_sec == 0 && old.it_value.tv_usec == 0, "none of these started a timer");
    return done_testing();
}
