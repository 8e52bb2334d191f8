/*
 * pthread_cancel(3): by a signal of the libc a thread asleep in a cancellation point is cancelled;
 * clean-up handlers run.
 */
#include "threads.h"

static int fds[2];
static volatile int cleaned;

static void clean_up(void *argument)
{
    (void)argument;
    cleaned++;
}

static void sleep_in_read(struct worker *self)
{
    char byte;

    pthread_cleanup_push(clean_up, NULL);
    tell(self->ready[1]);
    self->result = read(fds[0], &byte, 1);
    pthread_cleanup_pop(0);
}

static void spin_async(struct worker *self)
{
    pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, NULL);
    tell(self->ready[1]);
    for (;;)
        self->result++;
}

int main(void)
{
    struct worker worker;
    void *result;

    make_pipe(fds);
    worker_start(&worker, sleep_in_read);
    worker_await(&worker);
    wait_until_asleep(worker.tid);
    is_int(pthread_cancel(worker.thread), 0, "pthread_cancel succeeds");
    pthread_join(worker.thread, &result);
    ok(result == PTHREAD_CANCELED, "a thread asleep in read is cancelled");
    is_int(cleaned, 1, "its clean-up handler ran");
    worker_start(&worker, spin_async);
    worker_await(&worker);
    pthread_cancel(worker.thread);
    pthread_join(worker.thread, &result);
    ok(result == PTHREAD_CANCELED, "a spinning thread with asynchronous cancellation is too");
    return done_testing();
}
