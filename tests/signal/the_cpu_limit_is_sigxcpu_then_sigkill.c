/*
 * setrlimit(2): RLIMIT_CPU: "When the process reaches the soft limit, it is sent a SIGXCPU signal
 * ... it will be sent SIGXCPU once per second until the hard limit is reached, at which time it is
 * sent SIGKILL."
 */
#include "support.h"

static int report[2];

static void on_xcpu(int signal, siginfo_t *info, void *context)
{
    (void)context;
    if (signal == SIGXCPU && info->si_code == SI_KERNEL)
        tell(report[1]);
}

static void spin(void)
{
    struct rlimit limit = { 1, 2 };

    set_action(SIGXCPU, on_xcpu, 0);
    setrlimit(RLIMIT_CPU, &limit);
    for (;;)
        ;
}

int main(void)
{
    int status;

    make_pipe(report);
    status = run_child(spin);
    close(report[1]);
    is_int(await(report[0]), 1, "at the soft limit the process gets SIGXCPU from the kernel");
    is_killed(status, SIGKILL, "at the hard limit it is killed");
    return done_testing();
}
