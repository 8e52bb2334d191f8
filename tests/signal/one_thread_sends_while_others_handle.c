/*
 * Realtime signals from one thread to three: each handler runs as often as its thread was sent to.
 */
#include "support.h"

#define EACH 60

static __thread int handled;
static volatile int totals[3];
static int ready[2], go[2];

static void count(int signal)
{
    (void)signal;
    handled++;
}

static void *handle(void *argument)
{
    sigset_t set = set_of(SIGRTMIN);

    tell(ready[1]);
    await(go[0]);
    while (handled < EACH) {
        sigset_t none;

        sigemptyset(&none);
        sigsuspend(&none);
    }
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    totals[(intptr_t)argument] = handled;
    return NULL;
}

int main(void)
{
    pthread_t threads[3];

    make_pipe(ready);
    make_pipe(go);
    set_simple_action(SIGRTMIN, count);
    block_signal(SIGRTMIN);
    for (intptr_t i = 0; i < 3; i++) {
        pthread_create(&threads[i], NULL, handle, (void *)i);
        await(ready[0]);
    }
    for (int i = 0; i < 3; i++)
        tell(go[1]);
    for (int i = 0; i < 3 * EACH; i++)
        while (pthread_kill(threads[i % 3], SIGRTMIN) == EAGAIN)
            sched_yield();
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < 3; i++)
        is_int(totals[i], EACH, "thread %d handled all of its signals", i);
    return done_testing();
}
