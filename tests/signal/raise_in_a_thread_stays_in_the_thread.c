/* raise(3): "In a multithreaded program it is equivalent to pthread_kill(pthread_self(), sig);" */
#include "threads.h"

static void raise_here(struct worker *self)
{
    raise(SIGUSR1);
    self->result = handled_by == self->tid;
    worker_pause(self);
}

int main(void)
{
    struct worker worker;

    catch_by_note(SIGUSR1);
    worker_start(&worker, raise_here);
    worker_await(&worker);
    is_int(worker.result, 1, "the handler ran in the raising thread, before raise returned");
    worker_end(&worker);
    return done_testing();
}
