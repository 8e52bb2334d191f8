/*
 * abort(3): "first unblocks the SIGABRT signal, and then raises that signal ... If the SIGABRT
 * signal is ignored, or caught by a handler that returns, the abort() function will still
 * terminate the process."
 */
#include "support.h"

static void abort_plainly(void)
{
    abort();
}

static void abort_ignored(void)
{
    ignore_signal(SIGABRT);
    abort();
}

static void abort_blocked(void)
{
    block_signal(SIGABRT);
    abort();
}

static void abort_caught(void)
{
    catch_signal(SIGABRT, 0);
    abort();
}

static sigjmp_buf escape;

static void jump(int signal)
{
    (void)signal;
    siglongjmp(escape, 1);
}

static void abort_escaped(void)
{
    set_simple_action(SIGABRT, jump);
    if (sigsetjmp(escape, 1) == 0)
        abort();
    _exit(9);
}

int main(void)
{
    is_killed(run_child(abort_plainly), SIGABRT, "by default");
    is_killed(run_child(abort_ignored), SIGABRT, "when it is ignored");
    is_killed(run_child(abort_blocked), SIGABRT, "when it is blocked");
    is_killed(run_child(abort_caught), SIGABRT, "when its handler returns");
    is_exit(run_child(abort_escaped), 9, "but not when its handler jumps away");
    return done_testing();
}
