/*
 * pthreads(7): create, join, detach, mutexes, conditions, once, keys, barriers, thread-local data.
 */
#include <tap.h>

#include <pthread.h>
#include <semaphore.h>

#define THREADS 8
#define ROUNDS  2000

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t cond = PTHREAD_COND_INITIALIZER;
static pthread_rwlock_t rwlock = PTHREAD_RWLOCK_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_barrier_t barrier;
static pthread_key_t key;
static sem_t sem;
static long counter;
static long guarded;
static int once_runs;
static int destroyed;
static int queue;
static int serial;
static __thread int local = 5;

static void run_once(void)
{
    once_runs++;
}

static void destroy(void *value)
{
    __atomic_add_fetch((int *)value, 1, __ATOMIC_SEQ_CST);
}

static void *worker(void *arg)
{
    pthread_once(&once, run_once);
    pthread_setspecific(key, &destroyed);
    if (pthread_barrier_wait(&barrier) == PTHREAD_BARRIER_SERIAL_THREAD)
        __atomic_add_fetch(&serial, 1, __ATOMIC_SEQ_CST);
    for (int i = 0; i < ROUNDS; i++) {
        pthread_mutex_lock(&mutex);
        counter++;
        pthread_mutex_unlock(&mutex);
        pthread_rwlock_wrlock(&rwlock);
        guarded++;
        pthread_rwlock_unlock(&rwlock);
        local++;
        errno = (int)(long)arg;
    }
    return (void *)(long)(errno == (int)(long)arg ? local : -1);
}

static void *consumer(void *arg)
{
    long taken = 0;

    (void)arg;
    while (taken < ROUNDS) {
        pthread_mutex_lock(&mutex);
        while (queue == 0)
            pthread_cond_wait(&cond, &mutex);
        queue--;
        taken++;
        pthread_cond_broadcast(&cond);
        pthread_mutex_unlock(&mutex);
    }
    return (void *)taken;
}

static void *detached(void *arg)
{
    (void)arg;
    sem_post(&sem);
    return NULL;
}

static void produce(void)
{
    for (int i = 0; i < ROUNDS; i++) {
        pthread_mutex_lock(&mutex);
        while (queue == 4)
            pthread_cond_wait(&cond, &mutex);
        queue++;
        pthread_cond_broadcast(&cond);
        pthread_mutex_unlock(&mutex);
    }
}

static void test_mutex_types(void)
{
    pthread_mutexattr_t attr;
    pthread_mutex_t m;
    struct timespec past = { 1, 0 };

    pthread_mutexattr_init(&attr);
    pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&m, &attr);
    ok(!pthread_mutex_lock(&m) && !pthread_mutex_lock(&m) && !pthread_mutex_unlock(&m) &&
           !pthread_mutex_unlock(&m),
       "a recursive mutex");
    pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutex_init(&m, &attr);
    is_int(pthread_mutex_unlock(&m), EPERM, "an error-checking one is not unlocked unheld");
    pthread_mutex_lock(&m);
    is_int(pthread_mutex_lock(&m), EDEADLK, "nor locked twice");
    is_int(pthread_mutex_trylock(&mutex), 0, "trylock");
    is_int(pthread_mutex_trylock(&mutex), EBUSY, "of a held one is EBUSY");
    is_int(pthread_mutex_timedlock(&mutex, &past), ETIMEDOUT, "timedlock gives up");
    is_int(pthread_cond_timedwait(&cond, &mutex, &past), ETIMEDOUT, "and so does a timed wait");
    pthread_mutex_unlock(&mutex);
}

int main(void)
{
    pthread_t threads[THREADS];
    pthread_attr_t attr;
    pthread_t one;
    void *result;
    int wrong = 0;

    pthread_barrier_init(&barrier, NULL, THREADS);
    pthread_key_create(&key, destroy);
    for (long i = 0; i < THREADS; i++) {
        if (pthread_create(&threads[i], NULL, worker, (void *)(i + 1)))
            bail_out("pthread_create");
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], &result);
        wrong += (long)result != 5 + ROUNDS;
    }
    is_int(wrong, 0, "each thread had its own errno and thread-local variable");
    is_int(counter, THREADS * ROUNDS, "the mutex excluded");
    is_int(guarded, THREADS * ROUNDS, "the write lock excluded");
    is_int(once_runs, 1, "once ran once");
    is_int(destroyed, THREADS, "each value was destroyed");
    is_int(serial, 1, "one thread was the barrier's serial one");
    is_int(local, 5, "the main thread's variable is untouched");

    pthread_create(&one, NULL, consumer, NULL);
    produce();
    pthread_join(one, &result);
    is_int((long)result, ROUNDS, "producer and consumer met at the condition");
    test_mutex_types();

    sem_init(&sem, 0, 0);
    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    for (int i = 0; i < 200; i++) {
        while (pthread_create(&one, &attr, detached, NULL) == EAGAIN)
            continue;
        sem_wait(&sem);
    }
    ok(1, "two hundred detached threads came and went");
    is_int(pthread_join(pthread_self(), NULL), EDEADLK, "a thread cannot join itself");
    return done_testing();
}
