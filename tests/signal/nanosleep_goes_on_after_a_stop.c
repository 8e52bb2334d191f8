/*
 * signal(7): nanosleep is restarted after a stop and SIGCONT, by restart_syscall for the rest of
 * the time.
 */
#include "interrupt.h"

static int sleeper[2];
static pid_t child;

static long call(void)
{
    struct timespec hour = { 3600, 0 };

    tell(sleeper[1]);
    return nanosleep(&hour, NULL);
}

static void finish(void)
{
    kill(child, SIGUSR1);
}

static long short_call(void)
{
    struct timespec soon = { 0, 20000000 };

    return nanosleep(&soon, NULL) == 0 ? 5 : -1;
}

int main(void)
{
    int status;

    make_pipe(sleeper);
    child = start_call(call, 0);
    for (int i = 0; i < 3; i++) {
        kill(child, SIGSTOP);
        waitpid(child, &status, WUNTRACED);
        kill(child, SIGCONT);
        waitpid(child, &status, WCONTINUED);
        wait_until_asleep(child);
    }
    is_int(task_state(child), 'S', "after three stops it sleeps on");
    finish();
    is_int(end_call(child), 1, "a handler ends it");
    is_int(call_error, EINTR, "with EINTR");
    child = start_call(short_call, 0);
    kill(child, SIGSTOP);
    kill(child, SIGCONT);
    end_call(child);
    is_int(call_result, 5, "a short sleep over a stop succeeds");
    return done_testing();
}
