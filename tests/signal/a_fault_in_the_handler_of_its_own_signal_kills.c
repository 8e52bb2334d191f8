/*
 * The signal is blocked during its handler, so a second fault there ends the process; SA_NODEFER
 * lets it nest.
 */
#include "support.h"

static volatile int depth;

static void fault_again(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    (void)info;
    (void)context;
    if (++depth == 3)
        _exit(33);
    *(volatile int *)0 = depth;
}

static void without_nodefer(void)
{
    set_action(SIGSEGV, fault_again, 0);
    *(volatile int *)0 = 1;
}

static void with_nodefer(void)
{
    set_action(SIGSEGV, fault_again, SA_NODEFER);
    *(volatile int *)0 = 1;
}

int main(void)
{
    is_killed(run_child(without_nodefer), SIGSEGV, "without SA_NODEFER the second fault kills");
    is_exit(run_child(with_nodefer), 33, "with it the handler runs again and again");
    return done_testing();
}
