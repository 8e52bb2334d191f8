/*
 * vfork(2): the child borrows its parent's memory, but as after fork(2) its dispositions, mask and
 * alternate stack are copies, and it has pending signals of its own. "Signals sent to the parent
 * arrive after the child releases the parent's memory".
 */
#include "support.h"

static char alternate[65536];
static volatile int had_stack, had_mask, had_action, seen_early, child_caught;
static volatile pid_t parent;

static void look_and_change(void)
{
    stack_t none = { .ss_flags = SS_DISABLE }, now;
    struct sigaction action;

    sigaltstack(NULL, &now);
    sigaction(SIGHUP, NULL, &action);
    had_stack = now.ss_sp == alternate && now.ss_flags == 0;
    had_mask = is_blocked(SIGUSR2) && !is_pending(SIGUSR2);
    had_action = action.sa_handler == SIG_IGN;
    sigaltstack(&none, NULL);
    default_signal(SIGHUP);
    block_signal(SIGTERM);
    kill(parent, SIGUSR1);
    seen_early = caught_count;
    raise(SIGUSR1);
    child_caught = caught_count;
    _exit(6);
}

int main(void)
{
    stack_t stack = { .ss_sp = alternate, .ss_size = sizeof alternate }, now;
    struct sigaction action;
    pid_t child;

    parent = getpid();
    sigaltstack(&stack, NULL);
    catch_signal(SIGUSR1, 0);
    ignore_signal(SIGHUP);
    block_signal(SIGUSR2);
    kill(getpid(), SIGUSR2);
    child = vfork();
    if (child == 0)
        look_and_change();
    is_exit(wait_for(child), 6, "the child ends");
    is_int(had_stack, 1, "it had the alternate stack");
    is_int(had_mask, 1, "the mask, but nothing pending");
    is_int(had_action, 1, "and the dispositions");
    is_int(seen_early, 0, "a signal to the parent waits for the child's end");
    is_int(child_caught, 1, "the child's own is handled in the child");
    is_int(caught_count, 2, "then the parent handles its own");
    sigaltstack(NULL, &now);
    ok(now.ss_sp == alternate && now.ss_flags == 0, "the parent keeps its alternate stack");
    sigaction(SIGHUP, NULL, &action);
    ok(action.sa_handler == SIG_IGN, "its dispositions");
    ok(!is_blocked(SIGTERM) && is_pending(SIGUSR2), "its mask and its pending signals");
    return done_testing();
}
