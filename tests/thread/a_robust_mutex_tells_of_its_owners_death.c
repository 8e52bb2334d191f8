/*
 * pthread_mutexattr_setrobust(3): "when the owner dies ... EOWNERDEAD": of a thread, and of a
 * process that is killed.
 */
#include "support.h"

static pthread_mutex_t *mutex;
static int ready[2];

static void *lock_and_end(void *unused)
{
    pthread_mutex_lock(mutex);
    return unused;
}

static void lock_and_wait(void)
{
    pthread_mutex_lock(mutex);
    tell(ready[1]);
    for (;;)
        pause();
}

int main(void)
{
    pthread_mutexattr_t attributes;
    pthread_t thread;
    pid_t child;

    make_pipe(ready);
    mutex = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(mutex, &attributes);
    pthread_create(&thread, NULL, lock_and_end, NULL);
    pthread_join(thread, NULL);
    is_int(pthread_mutex_lock(mutex), EOWNERDEAD, "a thread that ended with the lock");
    is_int(pthread_mutex_consistent(mutex), 0, "it is made consistent");
    is_int(pthread_mutex_unlock(mutex), 0, "and unlocked");
    child = start_child(lock_and_wait);
    await(ready[0]);
    is_int(pthread_mutex_trylock(mutex), EBUSY, "a child holds it");
    kill(child, SIGKILL);
    is_int(pthread_mutex_lock(mutex), EOWNERDEAD, "a child that was killed with the lock");
    wait_for(child);
    pthread_mutex_consistent(mutex);
    is_int(pthread_mutex_unlock(mutex), 0, "it can be used again");
    is_int(pthread_mutex_lock(mutex), 0, "as before");
    return done_testing();
}
