/*
 * signal(7), POSIX 2.4.1: a process-directed signal that all threads block is pending on the
 * process until one of them unblocks it.
 */
#include "threads.h"

static void unblock_when_told(struct worker *self)
{
    worker_pause(self);
    self->result = is_pending(SIGUSR1);
    thread_unblock(SIGUSR1);
    worker_pause(self);
}

static void stay_blocked(struct worker *self)
{
    worker_pause(self);
    self->result = is_pending(SIGUSR1);
    worker_pause(self);
}

int main(void)
{
    struct worker first, second;

    catch_by_note(SIGUSR1);
    block_signal(SIGUSR1);
    worker_start(&first, stay_blocked);
    worker_start(&second, unblock_when_told);
    worker_await(&first);
    worker_await(&second);
    kill(getpid(), SIGUSR1);
    ok(is_pending(SIGUSR1), "the signal is pending for the main thread");
    worker_go(&first);
    worker_await(&first);
    is_int(first.result, 1, "and for the first thread");
    is_int(handled_count, 0, "nobody has handled it");
    worker_go(&second);
    worker_await(&second);
    is_int(second.result, 1, "and was for the second");
    is_int(handled_count, 1, "it was handled when the second unblocked it");
    ok(handled_by == second.tid, "by the second");
    ok(!is_pending(SIGUSR1), "it is pending no more");
    worker_end(&first);
    worker_end(&second);
    return done_testing();
}
