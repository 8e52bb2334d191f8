/*
 * Linux, retarget_shared_pending: a thread that blocks a signal hands what is pending on the
 * process to one that has it unblocked.
 */
#include "threads.h"

static volatile int stop;

/* Block and unblock the signal all the time, so that it often arrives just before it is blocked. */
static void toggle(struct worker *self)
{
    tell(self->ready[1]);
    while (!stop) {
        thread_block(SIGUSR1);
        thread_unblock(SIGUSR1);
    }
    thread_block(SIGUSR1);
}

static void sleep_unblocked(struct worker *self)
{
    thread_unblock(SIGUSR1);
    worker_pause(self);
}

int main(void)
{
    struct worker toggler, sleeper;

    catch_by_note(SIGUSR1);
    block_signal(SIGUSR1);
    worker_start(&sleeper, sleep_unblocked);
    worker_await(&sleeper);
    worker_start(&toggler, toggle);
    worker_await(&toggler);
    for (int i = 0; i < 200; i++) {
        kill(getpid(), SIGUSR1);
        await(handled_pipe[0]);
    }
    is_int(handled_count, 200, "two hundred signals were all handled");
    stop = 1;
    pthread_join(toggler.thread, NULL);
    worker_end(&sleeper);
    return done_testing();
}
