/*
 * sigtimedwait(2): "EAGAIN No signal in set became pending within the timeout period"; EINVAL for
 * a bad timeout.
 */
#include "support.h"

int main(void)
{
    struct timespec soon = { 0, 2000000 }, hour = { 3600, 0 }, bad = { 0, 1000000000 };
    struct timespec before, after;
    sigset_t set = set_of(SIGUSR1);
    pid_t parent = getpid(), child;

    block_signal(SIGUSR1);
    clock_gettime(CLOCK_MONOTONIC, &before);
    fails_with(sigtimedwait(&set, NULL, &soon), EAGAIN, "after two milliseconds it is EAGAIN");
    clock_gettime(CLOCK_MONOTONIC, &after);
    ok((after.tv_sec - before.tv_sec) * 1000000000 + after.tv_nsec - before.tv_nsec >= 2000000,
       "and not earlier");
    child = fork();
    if (child == 0) {
        wait_until_asleep(parent);
        kill(parent, SIGUSR1);
        _exit(0);
    }
    is_int(sigtimedwait(&set, NULL, &hour), SIGUSR1, "a signal ends a long wait");
    wait_for(child);
    fails_with(sigtimedwait(&set, NULL, &bad), EINVAL, "1,000,000,000 nanoseconds is EINVAL");
    bad = (struct timespec){ -1, 0 };
    fails_with(sigtimedwait(&set, NULL, &bad), EINVAL, "a negative time is EINVAL");
    bad = (struct timespec){ 0, -1 };
    fails_with(sigtimedwait(&set, NULL, &bad), EINVAL, "negative nanoseconds are EINVAL");
    return done_testing();
}
