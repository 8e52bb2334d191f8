/*
 * exit_group(2): "terminates not only the calling thread, but all threads in the calling process's
 * thread group", whatever they do.
 */
#include "threads.h"

static int word, fds[2];

static void in_futex(struct worker *self)
{
    tell(self->ready[1]);
    syscall(SYS_futex, &word, 0, 0, NULL, NULL, 0);
}

static void in_read(struct worker *self)
{
    char byte;

    tell(self->ready[1]);
    if (read(fds[0], &byte, 1))
        _exit(9);
}

static void in_sigwait(struct worker *self)
{
    sigset_t all;
    int signal;

    sigfillset(&all);
    tell(self->ready[1]);
    sigwait(&all, &signal);
}

static void spinning(struct worker *self)
{
    tell(self->ready[1]);
    for (;;)
        ;
}

static void exits_by_thread(struct worker *self)
{
    (void)self;
    exit(43);
}

static void start_all(void)
{
    static struct worker workers[4];
    static void (*const bodies[])(struct worker *) = { in_futex, in_read, in_sigwait, spinning };

    make_pipe(fds);
    for (int i = 0; i < 4; i++) {
        worker_start(&workers[i], bodies[i]);
        worker_await(&workers[i]);
    }
}

static void exit_from_main(void)
{
    start_all();
    _exit(42);
}

static void exit_from_a_thread(void)
{
    struct worker worker;

    start_all();
    worker_start(&worker, exits_by_thread);
    for (;;)
        pause();
}

int main(void)
{
    is_exit(run_child(exit_from_main), 42, "_exit of the main thread, with its status");
    is_exit(run_child(exit_from_a_thread), 43, "exit of another thread, with its status");
    return done_testing();
}
