/*
 * sigaction(2): "CLD_DUMPED Child terminated abnormally", with a core: WCOREDUMP in the wait
 * status.
 */
#include "support.h"

static void abort_with_core(void)
{
    struct rlimit unlimited = { RLIM_INFINITY, RLIM_INFINITY };

    setrlimit(RLIMIT_CORE, &unlimited);
    abort();
}

static void abort_without_core(void)
{
    struct rlimit none = { 0, 0 };

    setrlimit(RLIMIT_CORE, &none);
    abort();
}

int main(void)
{
    sigset_t set = set_of(SIGCHLD);
    siginfo_t info;
    struct rlimit core;
    pid_t child;
    int status;

    getrlimit(RLIMIT_CORE, &core);
    if (core.rlim_max != RLIM_INFINITY)
        skip_all("the hard limit of core files is not infinite");
    enter_scratch_dir(0777);
    block_signal(SIGCHLD);
    child = start_child(abort_with_core);
    sigwaitinfo(&set, &info);
    is_int(info.si_code, CLD_DUMPED, "si_code is CLD_DUMPED");
    is_int(info.si_status, SIGABRT, "si_status is the signal");
    status = wait_for(child);
    is_killed(status, SIGABRT, "the wait status has the signal");
    ok(WCOREDUMP(status), "and the core flag");
    child = start_child(abort_without_core);
    sigwaitinfo(&set, &info);
    is_int(info.si_code, CLD_KILLED, "with a core limit of 0, si_code is CLD_KILLED");
    status = wait_for(child);
    is_killed(status, SIGABRT, "the wait status has the signal");
    ok(!WCOREDUMP(status), "and no core flag");
    return done_testing();
}
