/* POSIX 2.4.3: setting SIG_IGN discards what is pending on the process and on each thread. */
#include "threads.h"

static void look(struct worker *self)
{
    worker_pause(self);
    self->result = is_pending(SIGUSR1);
    worker_pause(self);
}

int main(void)
{
    struct worker worker;

    block_signal(SIGUSR1);
    worker_start(&worker, look);
    worker_await(&worker);
    pthread_kill(worker.thread, SIGUSR1);
    kill(getpid(), SIGUSR1);
    ignore_signal(SIGUSR1);
    worker_go(&worker);
    worker_await(&worker);
    is_int(worker.result, 0, "neither is pending in the other thread");
    ok(!is_pending(SIGUSR1), "nor in this one");
    worker_end(&worker);
    return done_testing();
}
