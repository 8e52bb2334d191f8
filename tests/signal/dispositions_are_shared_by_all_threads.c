/*
 * signal(7): "The signal disposition is a per-process attribute: in a multithreaded application,
 * the disposition of a particular signal is the same for all threads."
 */
#include "threads.h"

static void change(struct worker *self)
{
    ignore_signal(SIGUSR1);
    worker_pause(self);
    catch_signal(SIGUSR2, 0);
    worker_pause(self);
}

int main(void)
{
    struct sigaction action;
    struct worker worker;

    worker_start(&worker, change);
    worker_await(&worker);
    sigaction(SIGUSR1, NULL, &action);
    ok(action.sa_handler == SIG_IGN, "what a thread ignores is ignored in all");
    kill(getpid(), SIGUSR1);
    worker_go(&worker);
    worker_await(&worker);
    raise(SIGUSR2);
    is_int(caught_count, 1, "a handler set by a thread serves all");
    worker_end(&worker);
    return done_testing();
}
