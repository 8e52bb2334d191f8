/* setrlimit(2): RLIMIT_STACK: "Upon reaching this limit, a SIGSEGV signal is generated." */
#include "support.h"

static volatile int endless = 1;

static int recurse(volatile char *previous)
{
    volatile char here[4000];

    here[0] = previous ? previous[0] + 1 : 0;
    return endless ? recurse(here) + here[0] : 0;
}

static void overflow(void)
{
    struct rlimit limit = { 256 * 1024, 256 * 1024 };

    setrlimit(RLIMIT_STACK, &limit);
    _exit(recurse(NULL) & 1);
}

static void overflow_with_a_handler_on_the_same_stack(void)
{
    catch_signal(SIGSEGV, 0);
    overflow();
}

int main(void)
{
    is_killed(run_child(overflow), SIGSEGV, "endless recursion ends with SIGSEGV");
    is_killed(run_child(overflow_with_a_handler_on_the_same_stack), SIGSEGV,
              "also when a handler has no room to run");
    return done_testing();
}
