/* An unhandled fault of any thread terminates the process. */
#include "threads.h"

static void crash(struct worker *self)
{
    (void)self;
    *(volatile int *)0 = 1;
}

static void crash_in_a_thread(void)
{
    struct rlimit none = { 0, 0 };
    struct worker worker;

    setrlimit(RLIMIT_CORE, &none);
    worker_start(&worker, crash);
    for (;;)
        pause();
}

int main(void)
{
    is_killed(run_child(crash_in_a_thread), SIGSEGV, "the process is killed by SIGSEGV");
    return done_testing();
}
