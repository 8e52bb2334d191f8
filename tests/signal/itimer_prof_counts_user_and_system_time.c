/*
 * setitimer(2): "ITIMER_PROF: This timer counts down against the total (i.e., both user and
 * system) CPU time ... SIGPROF".
 */
#include "support.h"

int main(void)
{
    struct itimerval timer = { { 0, 0 }, { 0, 1000 } };

    catch_signal(SIGPROF, 0);
    is_int(setitimer(ITIMER_PROF, &timer, NULL), 0, "setitimer succeeds");
    while (caught_count == 0)
        syscall(SYS_getpid);
    is_int(caught[0].si_signo, SIGPROF, "a busy process gets SIGPROF");
    is_int(caught[0].si_code, SI_KERNEL, "si_code is SI_KERNEL");
    return done_testing();
}
