/* sem_wait(3), sem_post(3), sem_trywait(3), sem_timedwait(3); shared between processes. */
#include "support.h"
#include <semaphore.h>

static sem_t *sem;

static void post_three(void)
{
    for (int i = 0; i < 3; i++)
        sem_post(sem);
}

int main(void)
{
    struct timespec past = { 1, 0 };
    pid_t child;
    int value;

    sem = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    is_int(sem_init(sem, 1, 1), 0, "a semaphore of 1");
    is_int(sem_wait(sem), 0, "is taken");
    fails_with(sem_trywait(sem), EAGAIN, "then it is EAGAIN");
    fails_with(sem_timedwait(sem, &past), ETIMEDOUT, "or ETIMEDOUT");
    child = start_child(post_three);
    ok(sem_wait(sem) == 0 && sem_wait(sem) == 0 && sem_wait(sem) == 0, "a child posts three times");
    is_exit(wait_for(child), 0, "and ends");
    sem_getvalue(sem, &value);
    is_int(value, 0, "the value is 0 again");
    return done_testing();
}
