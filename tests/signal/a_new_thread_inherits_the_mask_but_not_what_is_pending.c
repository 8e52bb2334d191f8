/*
 * pthread_create(3): "The new thread inherits a copy of the creating thread's signal mask. The set
 * of pending signals for the new thread is empty."
 */
#include "threads.h"

static volatile int usr1, usr2, pending;

static void look(struct worker *self)
{
    usr1 = is_blocked(SIGUSR1);
    usr2 = is_blocked(SIGUSR2);
    pending = is_pending(SIGUSR1);
    thread_unblock(SIGUSR1);
    thread_block(SIGUSR2);
    worker_pause(self);
}

int main(void)
{
    struct worker worker;

    block_signal(SIGUSR1);
    pthread_kill(pthread_self(), SIGUSR1);
    worker_start(&worker, look);
    worker_await(&worker);
    is_int(usr1, 1, "what is blocked is blocked in the new thread");
    is_int(usr2, 0, "what is not is not");
    is_int(pending, 0, "the creator's private signals are not pending in it");
    ok(is_blocked(SIGUSR1) && !is_blocked(SIGUSR2), "its changes do not change the creator's mask");
    worker_end(&worker);
    return done_testing();
}
