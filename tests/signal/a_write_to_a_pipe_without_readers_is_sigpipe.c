/*
 * pipe(7): "If all file descriptors referring to the read end of a pipe have been closed, then a
 * write(2) will cause a SIGPIPE"; ignored or caught, EPIPE.
 */
#include "support.h"

static int fds[2];

static void write_with_default_action(void)
{
    _exit(write(fds[1], "x", 1) + 2);
}

int main(void)
{
    struct iovec vector = { "ab", 2 };

    make_pipe(fds);
    close(fds[0]);
    is_killed(run_child(write_with_default_action), SIGPIPE, "by default the writer is killed");
    catch_signal(SIGPIPE, 0);
    fails_with(write(fds[1], "x", 1), EPIPE, "with a handler, write fails with EPIPE");
    is_int(caught_count, 1, "after the handler ran");
    ok(caught[0].si_code == SI_USER && caught[0].si_pid == getpid(),
       "SIGPIPE comes from the writer itself");
    fails_with(writev(fds[1], &vector, 1), EPIPE, "so does writev");
    is_int(caught_count, 2, "with its own signal");
    ignore_signal(SIGPIPE);
    fails_with(write(fds[1], "x", 1), EPIPE, "ignored, write just fails");
    return done_testing();
}
