/* POSIX 2.4.3: an ignored signal has no effect on the process: a blocking call sleeps on. */
#include "interrupt.h"

static int fds[2];
static const int ignored[] = { SIGUSR2, SIGCHLD, SIGURG, SIGWINCH, SIGCONT, 40 };

static long call(void)
{
    struct pollfd entry = { .fd = fds[0], .events = POLLIN };

    ignore_signal(SIGUSR2);
    ignore_signal(40);
    return poll(&entry, 1, -1);
}

int main(void)
{
    pid_t child;

    make_pipe(fds);
    ignore_signal(SIGUSR2);
    ignore_signal(40);
    child = start_call(call, 0);
    for (unsigned i = 0; i < sizeof ignored / sizeof ignored[0]; i++) {
        kill(child, ignored[i]);
        is_int(task_state(child), 'S', "signal %d leaves it asleep", ignored[i]);
    }
    tell(fds[1]);
    end_call(child);
    is_int(call_result, 1, "the call was not interrupted");
    is_int(call_error, 0, "by any of them");
    return done_testing();
}
