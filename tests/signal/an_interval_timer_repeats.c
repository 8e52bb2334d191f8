/* setitimer(2): a timer with a nonzero it_interval is reset to it each time it expires. */
#include "support.h"

int main(void)
{
    struct itimerval timer = { { 0, 2000 }, { 0, 2000 } }, off = { { 0, 0 }, { 0, 0 } }, old;
    sigset_t set = set_of(SIGALRM);
    int arrived = 0;

    block_signal(SIGALRM);
    setitimer(ITIMER_REAL, &timer, NULL);
    for (int i = 0; i < 5; i++)
        arrived += sigwaitinfo(&set, NULL) == SIGALRM;
    is_int(arrived, 5, "five signals arrived from one timer");
    setitimer(ITIMER_REAL, &off, &old);
    is_int(old.it_interval.tv_sec, 0, "the old setting has the interval's seconds");
    is_int(old.it_interval.tv_usec, 2000, "and its microseconds");
    take_pending(&set, NULL);
    ok(!is_pending(SIGALRM), "a stopped timer sends no more");
    return done_testing();
}
