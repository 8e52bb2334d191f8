/*
 * signal(7): the default actions apply to the process as a whole: a signal to one thread that
 * terminates ends all, with one status.
 */
#include "threads.h"

static int which, to_thread;

static void spin(struct worker *self)
{
    tell(self->ready[1]);
    for (;;)
        ;
}

static void sleep_long(struct worker *self)
{
    worker_pause(self);
}

static void many_threads(void)
{
    struct rlimit none = { 0, 0 };
    struct worker sleeper, spinner;

    setrlimit(RLIMIT_CORE, &none);
    worker_start(&sleeper, sleep_long);
    worker_start(&spinner, spin);
    worker_await(&sleeper);
    worker_await(&spinner);
    if (to_thread)
        pthread_kill(sleeper.thread, which);
    else
        kill(getpid(), which);
    for (;;)
        pause();
}

int main(void)
{
    which = SIGTERM;
    is_killed(run_child(many_threads), SIGTERM, "SIGTERM to the process");
    which = SIGKILL;
    is_killed(run_child(many_threads), SIGKILL, "SIGKILL to the process");
    to_thread = 1;
    is_killed(run_child(many_threads), SIGKILL, "SIGKILL to a thread");
    which = SIGUSR1;
    is_killed(run_child(many_threads), SIGUSR1, "SIGUSR1 to a thread");
    which = SIGSEGV;
    is_killed(run_child(many_threads), SIGSEGV, "SIGSEGV to a thread");
    return done_testing();
}
