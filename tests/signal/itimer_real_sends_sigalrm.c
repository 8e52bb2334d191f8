/*
 * setitimer(2): "ITIMER_REAL: This timer counts down in real (i.e., wall clock) time. At each
 * expiration, a SIGALRM signal is generated."
 */
#include "support.h"

int main(void)
{
    struct itimerval timer = { { 0, 0 }, { 0, 1000 } }, left;
    sigset_t set = set_of(SIGALRM);
    siginfo_t info;

    block_signal(SIGALRM);
    is_int(setitimer(ITIMER_REAL, &timer, NULL), 0, "setitimer succeeds");
    is_int(sigwaitinfo(&set, &info), SIGALRM, "SIGALRM arrives");
    is_int(info.si_code, SI_KERNEL, "si_code is SI_KERNEL");
    is_int(info.si_pid, 0, "si_pid is 0");
    getitimer(ITIMER_REAL, &left);
    ok(left.it_value.tv_sec == 0 && left.it_value.tv_usec == 0,
       "a timer without interval is off after that");
    return done_testing();
}
