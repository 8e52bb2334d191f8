/*
 * signal(7): pause(2), sigsuspend(2) fail with EINTR regardless of SA_RESTART; a stop does not end
 * them.
 */
#include "interrupt.h"

static long call_pause(void)
{
    return pause();
}

static long call_sigsuspend(void)
{
    sigset_t none;

    sigemptyset(&none);
    return sigsuspend(&none);
}

static pid_t stopped_and_continued(long (*call)(void))
{
    pid_t child = start_call(call, SA_RESTART);
    int status;

    kill(child, SIGSTOP);
    waitpid(child, &status, WUNTRACED);
    kill(child, SIGCONT);
    waitpid(child, &status, WCONTINUED);
    wait_until_asleep(child);
    return child;
}

int main(void)
{
    pid_t child;

    is_int(interrupted(call_pause, SA_RESTART), EINTR, "pause fails with EINTR");
    is_int(interrupted(call_sigsuspend, SA_RESTART), EINTR, "sigsuspend fails with EINTR");
    child = stopped_and_continued(call_pause);
    kill(child, SIGUSR1);
    is_int(end_call(child), 1, "pause sleeps on after a stop until a handler runs");
    is_int(call_error, EINTR, "then it fails with EINTR");
    child = stopped_and_continued(call_sigsuspend);
    kill(child, SIGUSR1);
    is_int(end_call(child), 1, "so does sigsuspend");
    is_int(call_error, EINTR, "then it fails with EINTR");
    return done_testing();
}
