/*
 * sigaltstack(2): "EPERM An attempt was made to change the alternate signal stack while it was
 * active".
 */
#include "support.h"

static char alternate[65536], other[65536];
static volatile int result, error, disable_result, disable_error, elsewhere;

static void change(int signal, siginfo_t *info, void *context)
{
    stack_t ss = { .ss_sp = other, .ss_size = sizeof other };

    (void)info;
    (void)context;
    if (signal == SIGUSR2) {
        elsewhere = sigaltstack(&ss, NULL);
        return;
    }
    result = sigaltstack(&ss, NULL);
    error = errno;
    ss.ss_flags = SS_DISABLE;
    disable_result = sigaltstack(&ss, NULL);
    disable_error = errno;
}

int main(void)
{
    stack_t ss = { .ss_sp = alternate, .ss_size = sizeof alternate }, now;

    sigaltstack(&ss, NULL);
    set_action(SIGUSR1, change, SA_ONSTACK);
    set_action(SIGUSR2, change, 0);
    raise(SIGUSR1);
    ok(result == -1 && error == EPERM, "another stack is EPERM");
    ok(disable_result == -1 && disable_error == EPERM, "disabling it is EPERM");
    sigaltstack(NULL, &now);
    ok(now.ss_sp == alternate, "the stack is unchanged");
    elsewhere = -1;
    raise(SIGUSR2);
    is_int(elsewhere, 0, "a handler on the ordinary stack may change it");
    return done_testing();
}
