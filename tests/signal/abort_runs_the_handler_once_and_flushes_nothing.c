/*
 * POSIX, abort(): "shall override blocking or ignoring the SIGABRT signal"; its handler runs as if
 * by raise(SIGABRT). It is not exit(): no atexit() function runs, no stream need be flushed.
 */
#include "support.h"

static int heard[2];

static void note(int signal)
{
    (void)signal;
    tell(heard[1]);
}

static void note_at_exit(void)
{
    tell(heard[1]);
}

static int heard_count(void)
{
    char bytes[16];
    ssize_t n;

    fcntl(heard[0], F_SETFL, O_NONBLOCK);
    n = read(heard[0], bytes, sizeof bytes);
    return n < 0 ? 0 : (int)n;
}

static void abort_handled(void)
{
    block_signal(SIGABRT);
    set_simple_action(SIGABRT, note);
    abort();
}

static void install_again(int signal)
{
    tell(heard[1]);
    set_simple_action(signal, note);
}

static void abort_reinstalled(void)
{
    set_simple_action(SIGABRT, install_again);
    abort();
}

static void abort_with_output(void)
{
    FILE *stream = fdopen(heard[1], "w");

    atexit(note_at_exit);
    fputs("lost", stream);
    abort();
}

static void *abort_here(void *unused)
{
    abort();
    return unused;
}

static void abort_in_a_thread(void)
{
    pthread_t thread;

    pthread_create(&thread, NULL, abort_here, NULL);
    for (;;)
        pause();
}

int main(void)
{
    make_pipe(heard);
    is_killed(run_child(abort_handled), SIGABRT, "blocked and handled, it still ends the process");
    is_int(heard_count(), 1, "after the handler ran once");
    is_killed(run_child(abort_reinstalled), SIGABRT, "a handler that installs another one");
    is_int(heard_count(), 1, "does not make it run");
    is_killed(run_child(abort_with_output), SIGABRT, "with a stream that holds output");
    is_int(heard_count(), 0, "nothing is written, and no atexit function runs");
    is_killed(run_child(abort_in_a_thread), SIGABRT, "any thread may call it");
    return done_testing();
}
