/*
 * futex(2): a waiter that FUTEX_WAKE has counted as woken returns 0, not EINTR, though a signal
 * came at the same moment.
 */
#include "support.h"

#define ROUNDS 400

static int word;
static volatile int stop, woken;
static volatile pid_t waiter;

static void *wait_again_and_again(void *unused)
{
    waiter = thread_id();
    while (!stop)
        woken += syscall(SYS_futex, &word, 0 /* FUTEX_WAIT */, 0, NULL, NULL, 0) == 0;
    return unused;
}

static void *send_signals(void *argument)
{
    pthread_t target = *(pthread_t *)argument;

    while (!stop) {
        pthread_kill(target, SIGUSR1);
        sched_yield();
    }
    return NULL;
}

static void nothing(int signal)
{
    (void)signal;
}

int main(void)
{
    pthread_t waiting, sending;
    int wakes = 0;

    set_simple_action(SIGUSR1, nothing);
    pthread_create(&waiting, NULL, wait_again_and_again, NULL);
    pthread_create(&sending, NULL, send_signals, &waiting);
    while (wakes < ROUNDS) {
        int n = syscall(SYS_futex, &word, 1 /* FUTEX_WAKE */, 1, NULL, NULL, 0);

        wakes += n;
        if (!n)
            sched_yield();
    }
    stop = 1;
    pthread_join(sending, NULL);
    word = 1;
    while (task_state(waiter) && woken < ROUNDS)
        wakes += syscall(SYS_futex, &word, 1, 1, NULL, NULL, 0);
    wakes += syscall(SYS_futex, &word, 1, 1, NULL, NULL, 0);
    pthread_join(waiting, NULL);
    is_int(woken, wakes, "as many waits succeeded as wake-ups were counted");
    return done_testing();
}
