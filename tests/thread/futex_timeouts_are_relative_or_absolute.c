/*
 * futex(2): FUTEX_WAIT's timeout is relative; that of FUTEX_WAIT_BITSET, FUTEX_LOCK_PI and
 * FUTEX_LOCK_PI2 is a point in time, of CLOCK_MONOTONIC or, with FUTEX_CLOCK_REALTIME (always for
 * FUTEX_LOCK_PI), of CLOCK_REALTIME. NULL waits for ever.
 */
#include "support.h"
#include <linux/futex.h>

static uint32_t word;

static struct timespec later(clockid_t clock)
{
    struct timespec time;

    clock_gettime(clock, &time);
    time.tv_nsec += 30000000;
    if (time.tv_nsec >= 1000000000) {
        time.tv_nsec -= 1000000000;
        time.tv_sec++;
    }
    return time;
}

static int has_passed(clockid_t clock, const struct timespec *time)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return now.tv_sec > time->tv_sec
           || (now.tv_sec == time->tv_sec && now.tv_nsec >= time->tv_nsec);
}

static void waits(int operation, clockid_t clock, const char *name)
{
    struct timespec until = later(clock), past = { 1, 0 };

    fails_with(syscall(SYS_futex, &word, operation, word, &until, NULL, ~0), ETIMEDOUT,
               "%s ends with ETIMEDOUT", name);
    ok(has_passed(clock, &until), "not before its time");
    fails_with(syscall(SYS_futex, &word, operation, word, &past, NULL, ~0), ETIMEDOUT,
               "at once if that has passed");
}

static volatile int locked;
static int gate[2];

static void *hold(void *unused)
{
    word = thread_id();
    locked = 1;
    await(gate[0]);
    word = 0;
    return unused;
}

int main(void)
{
    struct timespec duration = { 0, 30000000 }, until = later(CLOCK_MONOTONIC);
    pthread_t thread;

    fails_with(syscall(SYS_futex, &word, FUTEX_WAIT, 0, &duration, NULL, 0), ETIMEDOUT,
               "FUTEX_WAIT ends with ETIMEDOUT");
    ok(has_passed(CLOCK_MONOTONIC, &until), "after that long");
    waits(FUTEX_WAIT_BITSET, CLOCK_MONOTONIC, "FUTEX_WAIT_BITSET");
    waits(FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME, CLOCK_REALTIME, "with FUTEX_CLOCK_REALTIME");
    make_pipe(gate);
    pthread_create(&thread, NULL, hold, NULL);
    while (!locked)
        sched_yield();
    waits(FUTEX_LOCK_PI, CLOCK_REALTIME, "FUTEX_LOCK_PI");
    waits(FUTEX_LOCK_PI2, CLOCK_MONOTONIC, "FUTEX_LOCK_PI2");
    waits(FUTEX_LOCK_PI2 | FUTEX_CLOCK_REALTIME, CLOCK_REALTIME, "with FUTEX_CLOCK_REALTIME");
    ok(word & FUTEX_WAITERS, "who waited for the lock has set FUTEX_WAITERS");
    tell(gate[1]);
    pthread_join(thread, NULL);
    return done_testing();
}
