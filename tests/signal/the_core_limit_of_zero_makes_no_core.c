/*
 * core(5): no core is produced when "the RLIMIT_CORE ... resource limits for the process are set
 * to zero".
 */
#include "support.h"

static void crash(void)
{
    struct rlimit none = { 0, 0 };

    setrlimit(RLIMIT_CORE, &none);
    *(volatile int *)0 = 1;
}

int main(void)
{
    int status;

    enter_scratch_dir(0777);
    status = run_child(crash);
    is_killed(status, SIGSEGV, "the process is killed");
    ok(!WCOREDUMP(status), "without the core flag");
    ok(access("core", F_OK) < 0, "and there is no core file");
    return done_testing();
}
