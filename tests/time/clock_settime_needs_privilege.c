/* clock_settime(2): EPERM without privilege; only CLOCK_REALTIME can be set. */
#include "support.h"

static void set_as_a_user(void)
{
    struct timespec now;

    become_user(1001);
    clock_gettime(CLOCK_REALTIME, &now);
    if (clock_settime(CLOCK_REALTIME, &now) != -1 || errno != EPERM)
        _exit(2);
}

int main(void)
{
    struct timespec now = { 0, 1000000000 };

    is_exit(run_child(set_as_a_user), 0, "an ordinary user gets EPERM");
    fails_with(clock_settime(CLOCK_MONOTONIC, &now), EINVAL, "CLOCK_MONOTONIC cannot be set");
    return done_testing();
}
