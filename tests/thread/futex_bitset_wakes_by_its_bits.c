/*
 * futex(2): FUTEX_WAIT_BITSET and FUTEX_WAKE_BITSET: only waiters whose bits meet are woken; the
 * timeout is absolute.
 */
#include "support.h"

#define FUTEX_WAIT_BITSET 9
#define FUTEX_WAKE_BITSET 10
#define FUTEX_CLOCK_REALTIME 256

static int word;
static volatile pid_t tids[2];
static volatile int ended[2];

static void *wait_with_bits(void *argument)
{
    int index = (intptr_t)argument;

    tids[index] = thread_id();
    syscall(SYS_futex, &word, FUTEX_WAIT_BITSET, 0, NULL, NULL, 1 << index);
    ended[index] = 1;
    return NULL;
}

int main(void)
{
    struct timespec past = { 1, 0 }, now;
    pthread_t threads[2];

    for (intptr_t i = 0; i < 2; i++)
        pthread_create(&threads[i], NULL, wait_with_bits, (void *)i);
    for (int i = 0; i < 2; i++) {
        while (!tids[i])
            sched_yield();
        wait_until_asleep(tids[i]);
    }
    is_int(syscall(SYS_futex, &word, FUTEX_WAKE_BITSET, 10, NULL, NULL, 4), 0,
           "other bits wake none");
    is_int(syscall(SYS_futex, &word, FUTEX_WAKE_BITSET, 10, NULL, NULL, 2), 1, "bit 1 wakes one");
    pthread_join(threads[1], NULL);
    ok(ended[1] && !ended[0], "the right one");
    is_int(syscall(SYS_futex, &word, FUTEX_WAKE_BITSET, 10, NULL, NULL, -1), 1,
           "all bits wake all");
    pthread_join(threads[0], NULL);
    fails_with(syscall(SYS_futex, &word, FUTEX_WAIT_BITSET, 0, &past, NULL, -1), ETIMEDOUT,
               "a time in the past is ETIMEDOUT at once");
    fails_with(syscall(SYS_futex, &word, FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME, 0, &past, NULL,
                       -1), ETIMEDOUT, "by the real-time clock too");
    clock_gettime(CLOCK_MONOTONIC, &now);
    now.tv_nsec = now.tv_nsec / 2;
    fails_with(syscall(SYS_futex, &word, FUTEX_WAIT_BITSET, 0, NULL, NULL, 0), EINVAL,
               "no bits are EINVAL");
    return done_testing();
}
