/*
 * pthread_join(3), pthread_tryjoin_np(3), pthread_timedjoin_np(3): EBUSY, ETIMEDOUT, EDEADLK, and
 * EINVAL for a detached thread; the kernel clears and wakes the thread's tid word.
 */
#include "support.h"

static int gate[2];

static void *wait_there(void *unused)
{
    await(gate[0]);
    return unused;
}

int main(void)
{
    struct timespec soon;
    pthread_t thread;
    void *result = NULL;

    make_pipe(gate);
    pthread_create(&thread, NULL, wait_there, &soon);
    is_int(pthread_tryjoin_np(thread, &result), EBUSY, "a thread that runs is EBUSY");
    clock_gettime(CLOCK_REALTIME, &soon);
    is_int(pthread_timedjoin_np(thread, &result, &soon), ETIMEDOUT, "its end may take too long");
    clock_gettime(CLOCK_MONOTONIC, &soon);
    is_int(pthread_clockjoin_np(thread, &result, CLOCK_MONOTONIC, &soon), ETIMEDOUT,
           "by either clock");
    is_int(pthread_join(pthread_self(), NULL), EDEADLK, "oneself is EDEADLK");
    tell(gate[1]);
    soon.tv_sec += 3600;
    is_int(pthread_clockjoin_np(thread, &result, CLOCK_MONOTONIC, &soon), 0, "then it is joined");
    ok(result == &soon, "with its result");
    pthread_create(&thread, NULL, wait_there, NULL);
    pthread_detach(thread);
    is_int(pthread_join(thread, NULL), EINVAL, "a detached thread cannot be joined");
    tell(gate[1]);
    return done_testing();
}
