/*
 * signal(7): clock_nanosleep(2) fails with EINTR regardless of SA_RESTART; with TIMER_ABSTIME rem
 * is not written.
 */
#include "interrupt.h"

static struct timespec left;

static long relative(void)
{
    struct timespec hour = { 3600, 0 };

    left.tv_sec = -1;
    errno = clock_nanosleep(CLOCK_MONOTONIC, 0, &hour, &left);
    if (errno == EINTR && (left.tv_sec < 3000 || left.tv_sec > 3600))
        errno = ERANGE;
    return -1;
}

static long absolute(void)
{
    struct timespec then;

    clock_gettime(CLOCK_MONOTONIC, &then);
    then.tv_sec += 3600;
    left.tv_sec = -1;
    errno = clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &then, &left);
    if (errno == EINTR && left.tv_sec != -1)
        errno = ERANGE;
    return -1;
}

static pid_t child;

static void finish(void)
{
    kill(child, SIGKILL);
}

int main(void)
{
    is_int(interrupted(relative, 0), EINTR, "a relative sleep fails with EINTR and the rest");
    is_int(interrupted(relative, SA_RESTART), EINTR, "with SA_RESTART too");
    is_int(interrupted(absolute, 0), EINTR, "an absolute sleep fails with EINTR and no rest");
    is_int(interrupted(absolute, SA_RESTART), EINTR, "with SA_RESTART too");
    (void)finish;
    return done_testing();
}
