/*
 * sigwait(3), POSIX: "If more than one thread is using sigwait() to wait for the same signal, no
 * more than one of these threads shall return from sigwait() with the signal number."
 */
#include "threads.h"

#define SIGNALS 40

static volatile int values[SIGNALS], taken;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void take(struct worker *self)
{
    sigset_t set = set_of(SIGRTMIN);
    siginfo_t info;

    while (sigwaitinfo(&set, &info) == SIGRTMIN && info.si_value.sival_int >= 0) {
        pthread_mutex_lock(&lock);
        values[info.si_value.sival_int]++;
        taken++;
        pthread_mutex_unlock(&lock);
        self->result++;
    }
}

int main(void)
{
    struct worker workers[3];
    int once = 0;

    block_signal(SIGRTMIN);
    for (int i = 0; i < 3; i++)
        worker_start(&workers[i], take);
    for (int i = 0; i < SIGNALS; i++)
        queue_int(getpid(), SIGRTMIN, i);
    for (int i = 0; i < 3; i++)
        queue_int(getpid(), SIGRTMIN, -1);
    for (int i = 0; i < 3; i++)
        pthread_join(workers[i].thread, NULL);
    is_int(taken, SIGNALS, "forty signals were taken by three threads");
    for (int i = 0; i < SIGNALS; i++)
        once += values[i] == 1;
    is_int(once, SIGNALS, "each once");
    return done_testing();
}
