/*
 * errno(3): "errno is thread-local; setting it in one thread does not affect its value in any
 * other thread."
 */
#include "support.h"

static pthread_barrier_t barrier;

static void *fail_often(void *argument)
{
    intptr_t wrong = 0;
    int bad_fd = (intptr_t)argument;

    pthread_barrier_wait(&barrier);
    for (int i = 0; i < 300; i++) {
        if (bad_fd) {
            wrong += close(-1) != -1 || errno != EBADF;
        } else {
            wrong += kill(getpid(), 65) != -1 || errno != EINVAL;
        }
        if (i % 50 == 0)
            sched_yield();
    }
    return (void *)wrong;
}

int main(void)
{
    pthread_t first, second;
    void *one, *two;

    pthread_barrier_init(&barrier, NULL, 2);
    errno = ENOTTY;
    pthread_create(&first, NULL, fail_often, (void *)0);
    pthread_create(&second, NULL, fail_often, (void *)1);
    pthread_join(first, &one);
    pthread_join(second, &two);
    is_int((intptr_t)one + (intptr_t)two, 0, "two threads kept their own errno");
    is_int(errno, ENOTTY, "the main thread's is unchanged");
    return done_testing();
}
