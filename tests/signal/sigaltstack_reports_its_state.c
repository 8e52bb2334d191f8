/* sigaltstack(2): old_ss gives the stack and SS_DISABLE, SS_ONSTACK or 0. */
#include "support.h"

static char alternate[65536];
static volatile int flags_inside;

static void ask(int signal, siginfo_t *info, void *context)
{
    stack_t now;

    (void)signal;
    (void)info;
    (void)context;
    sigaltstack(NULL, &now);
    flags_inside = now.ss_flags;
}

int main(void)
{
    stack_t ss = { .ss_sp = alternate, .ss_size = sizeof alternate }, old;

    is_int(sigaltstack(NULL, &old), 0, "the state can be asked for");
    is_int(old.ss_flags, SS_DISABLE, "there is no alternate stack at first");
    ok(old.ss_sp == NULL && old.ss_size == 0, "its address and size are 0");
    is_int(sigaltstack(&ss, &old), 0, "one is set");
    is_int(old.ss_flags, SS_DISABLE, "the old state is given back");
    sigaltstack(NULL, &old);
    ok(old.ss_sp == alternate && old.ss_size == sizeof alternate, "the new one is reported");
    is_int(old.ss_flags, 0, "its flags are 0 while it is not in use");
    set_action(SIGUSR1, ask, SA_ONSTACK);
    raise(SIGUSR1);
    is_int(flags_inside, SS_ONSTACK, "in a handler on it the flags are SS_ONSTACK");
    set_action(SIGUSR1, ask, 0);
    raise(SIGUSR1);
    is_int(flags_inside, 0, "in a handler elsewhere they are 0");
    ss.ss_flags = SS_ONSTACK;
    is_int(sigaltstack(&ss, NULL), 0, "SS_ONSTACK is accepted as a synonym of 0");
    ss.ss_flags = SS_DISABLE;
    is_int(sigaltstack(&ss, NULL), 0, "SS_DISABLE takes it away");
    sigaltstack(NULL, &old);
    is_int(old.ss_flags, SS_DISABLE, "and is reported");
    return done_testing();
}
