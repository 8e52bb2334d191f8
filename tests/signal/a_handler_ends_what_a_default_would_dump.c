/*
 * A handled Core signal makes no core; the handler may re-raise it with its default action to get
 * one.
 */
#include "support.h"

static void die_by_default(int signal)
{
    default_signal(signal);
    raise(signal);
}

static void handled(void)
{
    catch_signal(SIGQUIT, 0);
    raise(SIGQUIT);
    _exit(caught_count == 1 ? 6 : 7);
}

static void reraised(void)
{
    struct rlimit none = { 0, 0 };

    setrlimit(RLIMIT_CORE, &none);
    set_simple_action(SIGQUIT, die_by_default);
    raise(SIGQUIT);
    _exit(7);
}

int main(void)
{
    is_exit(run_child(handled), 6, "a handled SIGQUIT goes on");
    is_killed(run_child(reraised), SIGQUIT,
              "re-raised by default it kills when the handler returns");
    return done_testing();
}
