/*
 * signal(7): the default action Core: SIGQUIT, SIGILL, SIGABRT, SIGFPE, SIGSEGV, SIGBUS, SIGSYS,
 * SIGTRAP, SIGXCPU, SIGXFSZ.
 */
#include "support.h"

static const int signals[] = {
    SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGXCPU, SIGXFSZ, SIGSYS,
};
static int which;
static rlim_t limit;

static void send_to_self(void)
{
    struct rlimit core = { limit, limit };

    setrlimit(RLIMIT_CORE, &core);
    kill(getpid(), which);
}

int main(void)
{
    struct rlimit core;

    getrlimit(RLIMIT_CORE, &core);
    if (core.rlim_max != RLIM_INFINITY)
        skip_all("the hard limit of core files is not infinite");
    enter_scratch_dir(0777);
    for (unsigned i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        which = signals[i];
        limit = RLIM_INFINITY;
        int with = run_child(send_to_self);
        limit = 0;
        int without = run_child(send_to_self);
        ok(WIFSIGNALED(with) && WTERMSIG(with) == which && WCOREDUMP(with),
           "signal %d ends the process with a core", which);
        ok(WIFSIGNALED(without) && WTERMSIG(without) == which && !WCOREDUMP(without),
           "signal %d ends it without one when RLIMIT_CORE is 0", which);
    }
    return done_testing();
}
