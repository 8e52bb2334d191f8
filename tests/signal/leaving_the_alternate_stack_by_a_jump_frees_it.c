/*
 * The stack is in use as long as rsp points into it, so after siglongjmp the next handler starts
 * at its top again.
 */
#include "support.h"

static char alternate[32768];
static sigjmp_buf environment;
static volatile uintptr_t places[50];
static volatile int runs;

static void jump(int signal)
{
    volatile char here;

    (void)signal;
    places[runs++] = (uintptr_t)&here;
    siglongjmp(environment, 1);
}

int main(void)
{
    stack_t ss = { .ss_sp = alternate, .ss_size = sizeof alternate }, now;
    struct sigaction action;
    volatile int moved = 0;

    sigaltstack(&ss, NULL);
    memset(&action, 0, sizeof action);
    action.sa_handler = jump;
    action.sa_flags = SA_ONSTACK;
    sigaction(SIGUSR1, &action, NULL);
    sigsetjmp(environment, 1);
    if (runs < 50)
        raise(SIGUSR1);
    is_int(runs, 50, "fifty handlers jumped away");
    for (int i = 1; i < 50; i++)
        moved += places[i] != places[0];
    is_int(moved, 0, "each started at the top of the stack");
    sigaltstack(NULL, &now);
    is_int(now.ss_flags, 0, "the stack is not in use afterwards");
    is_int(sigaltstack(&ss, NULL), 0, "and can be set again");
    return done_testing();
}
