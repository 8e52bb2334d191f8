/*
 * signal(7): sigwaitinfo(2), sigtimedwait(2) fail with EINTR regardless of SA_RESTART, by a
 * handler of another signal and after a stop.
 */
#include "interrupt.h"

static long call(void)
{
    sigset_t set = set_of(SIGUSR2);

    block_signal(SIGUSR2);
    return sigwaitinfo(&set, NULL);
}

static long call_timed(void)
{
    struct timespec hour = { 3600, 0 };
    sigset_t set = set_of(SIGUSR2);

    block_signal(SIGUSR2);
    return sigtimedwait(&set, NULL, &hour);
}

static void finish(void)
{
}

int main(void)
{
    is_int(interrupted(call, 0), EINTR, "sigwaitinfo fails with EINTR");
    is_int(interrupted(call, SA_RESTART), EINTR, "with SA_RESTART too");
    is_int(interrupted(call_timed, SA_RESTART), EINTR, "so does sigtimedwait");
    is_int(sleeps_on_after_stop(call, finish), 0, "sigwaitinfo returns after a stop");
    is_int(call_error, EINTR, "with EINTR");
    return done_testing();
}
