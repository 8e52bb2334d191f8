/* pthread_cond_timedwait(3): ETIMEDOUT when the absolute time has passed, not before. */
#include "support.h"

int main(void)
{
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    pthread_condattr_t attributes;
    struct timespec until, now;
    pthread_cond_t condition;
    int result;

    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&condition, &attributes);
    pthread_mutex_lock(&mutex);
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += 3000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_nsec -= 1000000000;
        until.tv_sec++;
    }
    do
        result = pthread_cond_timedwait(&condition, &mutex, &until);
    while (result == 0);
    clock_gettime(CLOCK_MONOTONIC, &now);
    is_int(result, ETIMEDOUT, "it times out");
    ok(now.tv_sec > until.tv_sec || (now.tv_sec == until.tv_sec && now.tv_nsec >= until.tv_nsec),
       "not before its time");
    is_int(pthread_mutex_trylock(&mutex), EBUSY, "the mutex is held again");
    until.tv_sec -= 100;
    is_int(pthread_cond_timedwait(&condition, &mutex, &until), ETIMEDOUT, "a time in the past too");
    return done_testing();
}
