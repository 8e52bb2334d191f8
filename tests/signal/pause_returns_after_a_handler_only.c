/*
 * pause(2): "causes the calling process (or thread) to sleep until a signal is delivered that
 * either terminates the process or causes the invocation of a signal-catching function"; it
 * returns EINTR.
 */
#include "support.h"

static int reply[2];

static void sleep_once(void)
{
    int result, error;

    catch_signal(SIGUSR1, SA_RESTART);
    ignore_signal(SIGUSR2);
    result = pause();
    error = errno;
    if (result != -1 || error != EINTR || caught_count != 1)
        _exit(1);
    tell(reply[1]);
}

int main(void)
{
    pid_t child;
    struct pollfd answer;

    make_pipe(reply);
    child = start_child(sleep_once);
    wait_until_asleep(child);
    kill(child, SIGUSR2);
    kill(child, SIGCHLD);
    kill(child, SIGURG);
    kill(child, SIGCONT);
    wait_until_asleep(child);
    answer = (struct pollfd){ .fd = reply[0], .events = POLLIN };
    is_int(poll(&answer, 1, 0), 0, "ignored signals do not end the pause");
    kill(child, SIGUSR1);
    is_exit(wait_for(child), 0, "a handled one ends it with EINTR, SA_RESTART or not");
    return done_testing();
}
