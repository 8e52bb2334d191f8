/*
 * signal(7): "A process-directed signal may be delivered to any one of the threads that does not
 * currently have the signal blocked."
 */
#include "threads.h"

static void blocked(struct worker *self)
{
    worker_pause(self);
}

static void unblocked(struct worker *self)
{
    thread_unblock(SIGUSR1);
    worker_pause(self);
}

int main(void)
{
    struct worker first, second, third;

    catch_by_note(SIGUSR1);
    block_signal(SIGUSR1);
    worker_start(&first, blocked);
    worker_start(&second, unblocked);
    worker_start(&third, blocked);
    worker_await(&first);
    worker_await(&second);
    worker_await(&third);
    kill(getpid(), SIGUSR1);
    await(handled_pipe[0]);
    ok(handled_by == second.tid, "the only thread with the signal unblocked handled it");
    is_int(handled_count, 1, "once");
    worker_end(&first);
    worker_end(&second);
    worker_end(&third);
    return done_testing();
}
