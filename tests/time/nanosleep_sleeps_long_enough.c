/*
 * nanosleep(2): "suspends the execution ... until either at least the time specified in *req has
 * elapsed"; EINVAL for bad times.
 */
#include "support.h"

static long long now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

int main(void)
{
    static const long lengths[] = { 1, 1000, 100000, 1000000, 5000000 };
    struct timespec request = { 0, 0 };
    int early = 0;

    is_int(nanosleep(&request, NULL), 0, "a sleep of nothing succeeds");
    for (int i = 0; i < 5; i++) {
        long long start = now();

        request.tv_nsec = lengths[i];
        early += nanosleep(&request, NULL) != 0 || now() - start < lengths[i];
    }
    is_int(early, 0, "five sleeps were long enough");
    request = (struct timespec){ 0, 1000000000 };
    fails_with(nanosleep(&request, NULL), EINVAL, "1,000,000,000 nanoseconds are EINVAL");
    request = (struct timespec){ -1, 0 };
    fails_with(nanosleep(&request, NULL), EINVAL, "a negative time is EINVAL");
    request = (struct timespec){ 0, -1 };
    fails_with(nanosleep(&request, NULL), EINVAL, "negative nanoseconds are EINVAL");
    fails_with(syscall(SYS_nanosleep, 8, 0), EFAULT, "a bad pointer is EFAULT");
    return done_testing();
}
