/*
 * signal(7): nanosleep(2) fails with EINTR "regardless of the use of SA_RESTART"; nanosleep(2):
 * the remaining time is in rem.
 */
#include "interrupt.h"

static struct timespec left;

static long call(void)
{
    struct timespec hour = { 3600, 0 };

    left.tv_sec = -1;
    if (nanosleep(&hour, &left) == 0)
        return 0;
    if (left.tv_sec < 3000 || left.tv_sec > 3600)
        errno = ERANGE;
    return -1;
}

static void never(void)
{
}

int main(void)
{
    is_int(interrupted(call, 0), EINTR,
           "without SA_RESTART it fails with EINTR and nearly an hour left");
    is_int(interrupted(call, SA_RESTART), EINTR, "with SA_RESTART too");
    (void)never;
    return done_testing();
}
