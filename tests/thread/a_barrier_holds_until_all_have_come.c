/*
 * pthread_barrier_wait(3p): nobody goes on before all have come, one of them gets
 * PTHREAD_BARRIER_SERIAL_THREAD, and it can be used again at once; also between processes.
 */
#include "support.h"

#define THREADS 5
#define ROUNDS  100

static struct shared {
    pthread_barrier_t barrier;
    int arrived, serial, early;
} *shared;

static void *meet(void *unused)
{
    for (int round = 1; round <= ROUNDS; round++) {
        __atomic_add_fetch(&shared->arrived, 1, __ATOMIC_SEQ_CST);
        if (pthread_barrier_wait(&shared->barrier) == PTHREAD_BARRIER_SERIAL_THREAD)
            __atomic_add_fetch(&shared->serial, 1, __ATOMIC_SEQ_CST);
        if (__atomic_load_n(&shared->arrived, __ATOMIC_SEQ_CST) < round * THREADS)
            __atomic_add_fetch(&shared->early, 1, __ATOMIC_SEQ_CST);
    }
    return unused;
}

static void meet_here(void)
{
    meet(NULL);
}

static void prepare(void)
{
    pthread_barrierattr_t attributes;

    memset(shared, 0, sizeof *shared);
    pthread_barrierattr_init(&attributes);
    pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_barrier_init(&shared->barrier, &attributes, THREADS);
}

int main(void)
{
    pthread_t threads[THREADS];
    pid_t children[THREADS];

    shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    prepare();
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, meet, NULL);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    is_int(shared->early, 0, "five threads: nobody goes on early");
    is_int(shared->serial, ROUNDS, "one a round is the serial one");
    is_int(pthread_barrier_destroy(&shared->barrier), 0, "in the end nobody is left inside");
    prepare();
    for (int i = 0; i < THREADS; i++)
        children[i] = start_child(meet_here);
    for (int i = 0; i < THREADS; i++)
        wait_for(children[i]);
    is_int(shared->early, 0, "five processes: nobody goes on early");
    is_int(shared->serial, ROUNDS, "one a round is the serial one");
    return done_testing();
}
