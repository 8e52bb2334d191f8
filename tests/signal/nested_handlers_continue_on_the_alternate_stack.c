/*
 * sigaltstack(2): a second handler while one runs on the stack continues on it, below the first:
 * being on it is told by rsp.
 */
#include "support.h"

static char alternate[131072];
static volatile uintptr_t first_sp, second_sp;
static volatile int intact, flags_inside;

static void inner(int signal, siginfo_t *info, void *context)
{
    volatile char here[2000];
    stack_t now;

    (void)signal;
    (void)info;
    (void)context;
    second_sp = (uintptr_t)here;
    memset((void *)here, 0, sizeof here);
    sigaltstack(NULL, &now);
    flags_inside = now.ss_flags;
}

static void outer(int signal, siginfo_t *info, void *context)
{
    volatile unsigned char here[4000];

    (void)signal;
    (void)info;
    (void)context;
    first_sp = (uintptr_t)here;
    memset((void *)here, 0x5a, sizeof here);
    raise(SIGUSR2);
    intact = 1;
    for (unsigned i = 0; i < sizeof here; i++)
        intact &= here[i] == 0x5a;
}

int main(void)
{
    stack_t ss = { .ss_sp = alternate, .ss_size = sizeof alternate };

    sigaltstack(&ss, NULL);
    set_action(SIGUSR1, outer, SA_ONSTACK);
    set_action(SIGUSR2, inner, SA_ONSTACK);
    raise(SIGUSR1);
    ok(second_sp >= (uintptr_t)alternate && second_sp < (uintptr_t)alternate + sizeof alternate,
       "the inner handler runs on the alternate stack");
    ok(second_sp < first_sp, "below the outer one");
    ok(intact, "the outer handler's locals are intact");
    is_int(flags_inside, SS_ONSTACK, "the stack is in use");
    return done_testing();
}
