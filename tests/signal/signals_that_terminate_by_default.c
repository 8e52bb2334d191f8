/* signal(7): the default action Term, with the signal in the wait status and no core. */
#include "support.h"

static const int signals[] = {
    SIGHUP, SIGINT, SIGKILL, SIGUSR1, SIGUSR2, SIGPIPE, SIGALRM, SIGTERM, SIGSTKFLT, SIGVTALRM,
    SIGPROF, SIGIO, SIGPWR,
};
static int which;

static void send_to_self(void)
{
    struct rlimit unlimited = { RLIM_INFINITY, RLIM_INFINITY };

    setrlimit(RLIMIT_CORE, &unlimited);
    kill(getpid(), which);
}

int main(void)
{
    enter_scratch_dir(0777);
    for (unsigned i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        which = signals[i];
        int status = run_child(send_to_self);
        ok(WIFSIGNALED(status) && WTERMSIG(status) == which && !WCOREDUMP(status),
           "signal %d ends the process without a core", which);
    }
    return done_testing();
}
