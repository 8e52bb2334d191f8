/*
 * sigaltstack(2): "The most common usage of an alternate signal stack is to handle the SIGSEGV
 * signal that is generated if the space available for the standard stack is exhausted"; also a
 * second time after siglongjmp.
 */
#include "support.h"

static char alternate[65536];
static sigjmp_buf environment;
static volatile int overflows, codes_right, endless = 1;
static char *volatile stack_limit;

static int recurse(volatile char *previous)
{
    volatile char here[4000];

    here[0] = previous ? previous[0] + 1 : 0;
    return endless ? recurse(here) + here[0] : 0;
}

static void on_overflow(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    (void)context;
    overflows++;
    codes_right += (info->si_code == SEGV_MAPERR || info->si_code == SEGV_ACCERR)
                   && (char *)info->si_addr < stack_limit;
    siglongjmp(environment, 1);
}

static void overflow_three_times(void)
{
    stack_t ss = { .ss_sp = alternate, .ss_size = sizeof alternate };
    struct rlimit limit = { 256 * 1024, 256 * 1024 };
    char here;

    stack_limit = &here - 128 * 1024;
    setrlimit(RLIMIT_STACK, &limit);
    sigaltstack(&ss, NULL);
    set_action(SIGSEGV, on_overflow, SA_ONSTACK);
    sigsetjmp(environment, 1);
    if (overflows < 3)
        recurse(NULL);
    _exit(overflows == 3 && codes_right == 3 ? 0 : 1);
}

int main(void)
{
    is_exit(run_child(overflow_three_times), 0, "three stack overflows were caught in a row");
    return done_testing();
}
