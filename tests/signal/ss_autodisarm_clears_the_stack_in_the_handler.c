/*
 * sigaltstack(2): "SS_AUTODISARM Clear the alternate signal stack settings on entry to the signal
 * handler. When the signal handler returns, the previous alternate signal stack settings are
 * restored."
 */
#include "support.h"

#define AUTODISARM (1U << 31)

static char alternate[65536], other[65536];
static volatile unsigned flags_inside;
static volatile int change_inside;

static void ask(int signal, siginfo_t *info, void *context)
{
    stack_t now, ss = { .ss_sp = other, .ss_size = sizeof other };

    (void)signal;
    (void)info;
    (void)context;
    sigaltstack(NULL, &now);
    flags_inside = now.ss_flags;
    change_inside = sigaltstack(&ss, NULL);
}

int main(void)
{
    stack_t ss = { .ss_sp = alternate, .ss_size = sizeof alternate }, now;

    ss.ss_flags = (int)AUTODISARM;
    is_int(sigaltstack(&ss, NULL), 0, "SS_AUTODISARM is accepted");
    sigaltstack(NULL, &now);
    is_int((unsigned)now.ss_flags, AUTODISARM, "and reported");
    set_action(SIGUSR1, ask, SA_ONSTACK);
    raise(SIGUSR1);
    is_int(flags_inside, SS_DISABLE, "in the handler there is no alternate stack");
    is_int(change_inside, 0, "and another may be set");
    sigaltstack(NULL, &now);
    ok(now.ss_sp == alternate && (unsigned)now.ss_flags == AUTODISARM,
       "after the handler the first is back");
    return done_testing();
}
