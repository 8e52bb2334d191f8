/* pthread_rwlock_rdlock(3): many readers or one writer. */
#include "support.h"

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static volatile long first, second, torn;

static void *write_both(void *unused)
{
    for (int i = 0; i < 500; i++) {
        pthread_rwlock_wrlock(&lock);
        first++;
        sched_yield();
        second++;
        pthread_rwlock_unlock(&lock);
    }
    return unused;
}

static void *read_both(void *unused)
{
    for (int i = 0; i < 500; i++) {
        pthread_rwlock_rdlock(&lock);
        if (first != second)
            torn++;
        pthread_rwlock_unlock(&lock);
    }
    return unused;
}

int main(void)
{
    pthread_t threads[4];

    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, i % 2 ? write_both : read_both, NULL);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    is_int(torn, 0, "no reader saw half a write");
    is_int(second, 1000, "no write was lost");
    is_int(pthread_rwlock_rdlock(&lock), 0, "a reader");
    is_int(pthread_rwlock_tryrdlock(&lock), 0, "and another");
    is_int(pthread_rwlock_trywrlock(&lock), EBUSY, "keep a writer out");
    return done_testing();
}
