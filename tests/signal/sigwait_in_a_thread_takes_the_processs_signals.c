/* sigwait(3), signal(7): the usual design: all threads block a signal, one waits for it. */
#include "threads.h"

static sigset_t set;

static void wait_for_five(struct worker *self)
{
    int signal;

    for (int i = 0; i < 5; i++) {
        if (sigwait(&set, &signal) == 0 && signal == SIGUSR1)
            self->result++;
        tell(self->ready[1]);
    }
    await(self->go[0]);
}

int main(void)
{
    struct worker worker;

    set = set_of_two(SIGUSR1, SIGUSR2);
    catch_by_note(SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    worker_start(&worker, wait_for_five);
    for (int i = 0; i < 5; i++) {
        kill(getpid(), SIGUSR1);
        worker_await(&worker);
    }
    worker_end(&worker);
    is_int(worker.result, 5, "the waiting thread took five signals");
    is_int(handled_count, 0, "no handler ran");
    return done_testing();
}
