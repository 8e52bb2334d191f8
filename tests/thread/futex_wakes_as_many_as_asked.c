/* futex(2): FUTEX_WAKE "wakes at most val of the waiters", and tells how many. */
#include "support.h"

#define FUTEX_WAIT 0
#define FUTEX_WAKE 1
#define FUTEX_PRIVATE_FLAG 128

static int word;
static volatile pid_t tids[5];
static volatile int woken;

static void *wait_on_it(void *argument)
{
    tids[(intptr_t)argument] = thread_id();
    while (syscall(SYS_futex, &word, FUTEX_WAIT, 0, NULL, NULL, 0) != 0)
        ;
    __atomic_add_fetch(&woken, 1, __ATOMIC_SEQ_CST);
    return NULL;
}

int main(void)
{
    pthread_t threads[5];

    for (intptr_t i = 0; i < 5; i++)
        pthread_create(&threads[i], NULL, wait_on_it, (void *)i);
    for (int i = 0; i < 5; i++) {
        while (!tids[i])
            sched_yield();
        wait_until_asleep(tids[i]);
    }
    fails_with(syscall(SYS_futex, &word, FUTEX_WAIT, 1, NULL, NULL, 0), EAGAIN,
               "waiting for another value is EAGAIN");
    is_int(syscall(SYS_futex, &word, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, 2, NULL, NULL, 0), 0,
           "a private wake-up does not reach them: they wait for a shared one");
    is_int(syscall(SYS_futex, &word, FUTEX_WAKE, 2, NULL, NULL, 0), 2, "two are woken");
    while (woken < 2)
        sched_yield();
    is_int(woken, 2, "and no more");
    is_int(syscall(SYS_futex, &word, FUTEX_WAKE, 100, NULL, NULL, 0), 3, "then the other three");
    for (int i = 0; i < 5; i++)
        pthread_join(threads[i], NULL);
    is_int(syscall(SYS_futex, &word, FUTEX_WAKE, 100, NULL, NULL, 0), 0, "then none");
    fails_with(syscall(SYS_futex, (char *)&word + 1, FUTEX_WAKE, 1, NULL, NULL, 0), EINVAL,
               "an unaligned word is EINVAL");
    fails_with(syscall(SYS_futex, 8, FUTEX_WAIT, 0, NULL, NULL, 0), EFAULT, "a bad one is EFAULT");
    fails_with(syscall(SYS_futex, &word, 99, 0, NULL, NULL, 0), ENOSYS,
               "an unknown command is ENOSYS");
    return done_testing();
}
