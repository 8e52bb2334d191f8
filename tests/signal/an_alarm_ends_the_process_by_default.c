/*
 * alarm(2): "arranges for a SIGALRM signal to be delivered to the calling process in seconds
 * seconds"; it is the kernel's signal, and its default action ends the process. setitimer(2): so do
 * SIGVTALRM and SIGPROF.
 */
#include "support.h"

static int which;

static void sleep_long(void)
{
    alarm(1);
    for (;;)
        pause();
}

static void spin(void)
{
    struct itimerval soon = { { 0, 0 }, { 0, 1000 } };

    setitimer(which, &soon, NULL);
    for (;;)
        ;
}

int main(void)
{
    sigset_t set = set_of(SIGALRM);
    siginfo_t info;

    is_killed(run_child(sleep_long), SIGALRM, "alarm(1) ends a process");
    which = ITIMER_REAL;
    is_killed(run_child(spin), SIGALRM, "ITIMER_REAL ends it with SIGALRM");
    which = ITIMER_VIRTUAL;
    is_killed(run_child(spin), SIGVTALRM, "ITIMER_VIRTUAL with SIGVTALRM");
    which = ITIMER_PROF;
    is_killed(run_child(spin), SIGPROF, "ITIMER_PROF with SIGPROF");
    block_signal(SIGALRM);
    alarm(1);
    is_int(sigwaitinfo(&set, &info), SIGALRM, "alarm(1) is a SIGALRM");
    ok(info.si_code == SI_KERNEL && info.si_pid == 0 && info.si_uid == 0, "from the kernel");
    is_int(alarm(0), 0, "and over then");
    return done_testing();
}
