/* sigaltstack(2): the alternate stack is used for handlers set up with SA_ONSTACK only. */
#include "support.h"

static char alternate[65536];
static volatile int on_alternate;

static void where(int signal, siginfo_t *info, void *context)
{
    volatile char here;

    (void)signal;
    (void)info;
    (void)context;
    on_alternate = &here >= alternate && &here < alternate + sizeof alternate;
}

int main(void)
{
    stack_t ss = { .ss_sp = alternate, .ss_size = sizeof alternate };

    set_action(SIGUSR1, where, SA_ONSTACK);
    set_action(SIGUSR2, where, 0);
    on_alternate = 1;
    raise(SIGUSR1);
    is_int(on_alternate, 0, "without an alternate stack SA_ONSTACK has no effect");
    is_int(sigaltstack(&ss, NULL), 0, "an alternate stack is set");
    raise(SIGUSR1);
    is_int(on_alternate, 1, "a handler with SA_ONSTACK runs on it");
    raise(SIGUSR2);
    is_int(on_alternate, 0, "a handler without does not");
    return done_testing();
}
