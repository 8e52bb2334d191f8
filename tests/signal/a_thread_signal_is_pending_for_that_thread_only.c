/*
 * signal(7): a thread-directed signal (tgkill, pthread_kill) is pending for that thread;
 * sigpending of others does not show it.
 */
#include "threads.h"

static void look(struct worker *self)
{
    worker_pause(self);
    self->result = is_pending(SIGUSR1);
    worker_pause(self);
}

int main(void)
{
    struct worker first, second;

    block_signal(SIGUSR1);
    worker_start(&first, look);
    worker_start(&second, look);
    worker_await(&first);
    worker_await(&second);
    is_int(pthread_kill(first.thread, SIGUSR1), 0, "pthread_kill succeeds");
    worker_go(&first);
    worker_go(&second);
    worker_await(&first);
    worker_await(&second);
    is_int(first.result, 1, "it is pending for its target");
    is_int(second.result, 0, "not for another thread");
    ok(!is_pending(SIGUSR1), "nor for the main thread");
    worker_end(&first);
    worker_end(&second);
    return done_testing();
}
