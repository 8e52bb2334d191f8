/* fork(2): "The child process is created with a single thread—the one that called fork()." */
#include "support.h"

static pthread_barrier_t barrier;
static int status_of_child;

static void *wait_there(void *unused)
{
    pthread_barrier_wait(&barrier);
    return unused;
}

static void count_threads(void)
{
    _exit(atoi(status_field(getpid(), "Threads")) == 1 && thread_id() == getpid() ? 0 : 1);
}

static void *fork_here(void *unused)
{
    status_of_child = run_child(count_threads);
    return unused;
}

int main(void)
{
    pthread_t sleeper, forker;

    pthread_barrier_init(&barrier, NULL, 2);
    pthread_create(&sleeper, NULL, wait_there, NULL);
    is_exit(run_child(count_threads), 0, "a fork of the main thread has one thread");
    pthread_create(&forker, NULL, fork_here, NULL);
    pthread_join(forker, NULL);
    is_exit(status_of_child, 0, "so has one of another thread");
    pthread_barrier_wait(&barrier);
    pthread_join(sleeper, NULL);
    return done_testing();
}
