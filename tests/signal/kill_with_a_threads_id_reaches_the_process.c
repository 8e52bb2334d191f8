/*
 * Linux: kill() with the tid of a thread that is not the leader signals that thread's whole
 * process.
 */
#include "threads.h"

static void unblocked(struct worker *self)
{
    worker_pause(self);
}

int main(void)
{
    struct worker worker;

    catch_by_note(SIGUSR1);
    worker_start(&worker, unblocked);
    worker_await(&worker);
    is_int(kill(worker.tid, SIGUSR1), 0, "it succeeds");
    await(handled_pipe[0]);
    is_int(handled_count, 1, "the signal is handled once");
    worker_end(&worker);
    return done_testing();
}
