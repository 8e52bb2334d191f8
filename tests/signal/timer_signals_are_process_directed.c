/*
 * signal(7): SIGALRM of setitimer is directed to the process: any thread that has it unblocked
 * takes it.
 */
#include "threads.h"

static void unblocked(struct worker *self)
{
    thread_unblock(SIGALRM);
    worker_pause(self);
}

int main(void)
{
    struct itimerval soon = { { 0, 0 }, { 0, 1000 } };
    struct worker worker;

    catch_by_note(SIGALRM);
    block_signal(SIGALRM);
    worker_start(&worker, unblocked);
    worker_await(&worker);
    setitimer(ITIMER_REAL, &soon, NULL);
    await(handled_pipe[0]);
    ok(handled_by == worker.tid, "a timer set in the main thread is handled by another");
    worker_end(&worker);
    return done_testing();
}
