/*
 * Linux restores the alternate stack from uc_stack: a change made in a handler off the stack is
 * undone, one made in the context stays.
 */
#include "support.h"

static char alternate[65536], other[65536];
static volatile int uc_stack_right;

static void change_by_call(int signal, siginfo_t *info, void *context)
{
    stack_t ss = { .ss_sp = other, .ss_size = sizeof other };
    ucontext_t *uc = context;

    (void)signal;
    (void)info;
    uc_stack_right = uc->uc_stack.ss_sp == alternate && uc->uc_stack.ss_size == sizeof alternate
                     && uc->uc_stack.ss_flags == 0;
    sigaltstack(&ss, NULL);
}

static void change_in_context(int signal, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;

    (void)signal;
    (void)info;
    uc->uc_stack.ss_sp = other;
    uc->uc_stack.ss_size = sizeof other;
}

int main(void)
{
    stack_t ss = { .ss_sp = alternate, .ss_size = sizeof alternate }, now;

    sigaltstack(&ss, NULL);
    set_action(SIGUSR1, change_by_call, 0);
    set_action(SIGUSR2, change_in_context, 0);
    raise(SIGUSR1);
    ok(uc_stack_right, "uc_stack has the settings of before the handler");
    sigaltstack(NULL, &now);
    ok(now.ss_sp == alternate, "sigaltstack() in a handler is undone by its return");
    raise(SIGUSR2);
    sigaltstack(NULL, &now);
    ok(now.ss_sp == other, "a change of uc_stack stays");
    return done_testing();
}
