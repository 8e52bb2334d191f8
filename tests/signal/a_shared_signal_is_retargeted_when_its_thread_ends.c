/* A process-directed signal does not vanish with the thread that was to take it. */
#include "threads.h"

static void leave(struct worker *self)
{
    thread_block(SIGUSR1);
    worker_pause(self);
}

int main(void)
{
    struct worker worker;
    int lost = 0;

    catch_by_note(SIGUSR1);
    block_signal(SIGUSR1);
    for (int i = 0; i < 20; i++) {
        handled_count = 0;
        worker_start(&worker, leave);
        worker_await(&worker);
        kill(getpid(), SIGUSR1);
        worker_end(&worker);
        unblock_signal(SIGUSR1);
        lost += handled_count != 1;
        await(handled_pipe[0]);
        block_signal(SIGUSR1);
    }
    is_int(lost, 0, "twenty signals pending while a thread ended were handled by another");
    return done_testing();
}
