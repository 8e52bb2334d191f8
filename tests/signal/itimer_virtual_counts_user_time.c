/*
 * setitimer(2): "ITIMER_VIRTUAL: This timer counts down against the user-mode CPU time consumed by
 * the process ... a SIGVTALRM signal is generated."
 */
#include "support.h"

int main(void)
{
    struct itimerval timer = { { 0, 0 }, { 0, 1000 } };

    catch_signal(SIGVTALRM, 0);
    is_int(setitimer(ITIMER_VIRTUAL, &timer, NULL), 0, "setitimer succeeds");
    while (caught_count == 0)
        ;
    is_int(caught[0].si_signo, SIGVTALRM, "a spinning process gets SIGVTALRM");
    is_int(caught[0].si_code, SI_KERNEL, "si_code is SI_KERNEL");
    return done_testing();
}
