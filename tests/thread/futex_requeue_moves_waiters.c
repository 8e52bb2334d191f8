/*
 * futex(2): FUTEX_CMP_REQUEUE wakes some and moves the others to another word; EAGAIN when the
 * value differs.
 */
#include "support.h"

#define FUTEX_WAIT 0
#define FUTEX_WAKE 1
#define FUTEX_REQUEUE 3
#define FUTEX_CMP_REQUEUE 4

static int first, second;
static volatile pid_t tids[4];

static void *wait_on_first(void *argument)
{
    tids[(intptr_t)argument] = thread_id();
    syscall(SYS_futex, &first, FUTEX_WAIT, 0, NULL, NULL, 0);
    return NULL;
}

int main(void)
{
    pthread_t threads[4];

    for (intptr_t i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, wait_on_first, (void *)i);
    for (int i = 0; i < 4; i++) {
        while (!tids[i])
            sched_yield();
        wait_until_asleep(tids[i]);
    }
    fails_with(syscall(SYS_futex, &first, FUTEX_CMP_REQUEUE, 1, 10L, &second, 1), EAGAIN,
               "another value is EAGAIN");
    is_int(syscall(SYS_futex, &first, FUTEX_CMP_REQUEUE, 1, 2L, &second, 0), 3,
           "one is woken and two are moved");
    is_int(syscall(SYS_futex, &second, FUTEX_WAKE, 10, NULL, NULL, 0), 2, "two wait on the second");
    is_int(syscall(SYS_futex, &first, FUTEX_REQUEUE, 0, 10L, &second, 0), 1, "the last is moved");
    is_int(syscall(SYS_futex, &first, FUTEX_WAKE, 10, NULL, NULL, 0), 0, "none waits on the first");
    is_int(syscall(SYS_futex, &second, FUTEX_WAKE, 10, NULL, NULL, 0), 1, "one on the second");
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    return done_testing();
}
