/*
 * A writer asleep on a full pipe gets SIGPIPE when the last reader closes; what it had written
 * before counts.
 */
#include "support.h"

static int fds[2];

static void fill_and_block(void)
{
    static char block[200000];

    close(fds[0]);
    signal(SIGPIPE, SIG_IGN);
    ssize_t n = write(fds[1], block, sizeof block);
    if (n <= 0 || n >= (ssize_t)sizeof block)
        _exit(1);
    _exit(write(fds[1], "x", 1) == -1 && errno == EPIPE ? 0 : 2);
}

static void block_with_default_action(void)
{
    static char block[200000];

    close(fds[0]);
    _exit(write(fds[1], block, sizeof block) > 0 ? 3 : 4);
}

int main(void)
{
    pid_t child;

    make_pipe(fds);
    child = start_child(fill_and_block);
    close(fds[1]);
    wait_until_asleep(child);
    close(fds[0]);
    is_exit(wait_for(child), 0, "ignored: a partial count, then EPIPE");
    make_pipe(fds);
    child = start_child(block_with_default_action);
    close(fds[1]);
    wait_until_asleep(child);
    close(fds[0]);
    is_killed(wait_for(child), SIGPIPE, "by default: the writer is killed");
    return done_testing();
}
