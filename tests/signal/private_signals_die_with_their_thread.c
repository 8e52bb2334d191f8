/*
 * A thread-directed signal that is pending when its thread ends is gone: it does not move to
 * another thread.
 */
#include "threads.h"

static void end_with_it_pending(struct worker *self)
{
    thread_block(SIGUSR1);
    pthread_kill(pthread_self(), SIGUSR1);
    self->result = is_pending(SIGUSR1);
}

int main(void)
{
    struct worker worker;

    catch_signal(SIGUSR1, 0);
    worker_start(&worker, end_with_it_pending);
    pthread_join(worker.thread, NULL);
    is_int(worker.result, 1, "it was pending in the thread");
    ok(!is_pending(SIGUSR1), "it is not pending in the main thread");
    is_int(caught_count, 0, "and was never handled");
    return done_testing();
}
