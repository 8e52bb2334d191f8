/*
 * clone(2), sigaltstack(2): a thread created with CLONE_VM does not inherit the alternate signal
 * stack.
 */
#include "threads.h"

static char alternate[65536], own[65536];
static volatile int flags_at_start, right_after_set;

static void look(struct worker *self)
{
    stack_t ss = { .ss_sp = own, .ss_size = sizeof own }, now;

    sigaltstack(NULL, &now);
    flags_at_start = now.ss_flags;
    sigaltstack(&ss, NULL);
    sigaltstack(NULL, &now);
    right_after_set = now.ss_sp == own;
    worker_pause(self);
}

int main(void)
{
    stack_t ss = { .ss_sp = alternate, .ss_size = sizeof alternate }, now;
    struct worker worker;

    sigaltstack(&ss, NULL);
    worker_start(&worker, look);
    worker_await(&worker);
    is_int(flags_at_start, SS_DISABLE, "the new thread has none");
    is_int(right_after_set, 1, "it may set its own");
    sigaltstack(NULL, &now);
    ok(now.ss_sp == alternate, "which leaves the creator's alone");
    worker_end(&worker);
    return done_testing();
}
