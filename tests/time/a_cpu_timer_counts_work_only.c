/*
 * timer_create(2) with CLOCK_PROCESS_CPUTIME_ID and CLOCK_THREAD_CPUTIME_ID: the timer runs while
 * the process or the thread does.
 */
#include "support.h"

static volatile sig_atomic_t arrived;

static void note(int signal)
{
    (void)signal;
    arrived = 1;
}

static long long nanoseconds(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static void check(clockid_t clock, const char *what)
{
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1 };
    struct itimerspec value = { .it_value = { 0, 20000000 } }, left;
    struct timespec pause = { 0, 25000000 };
    long long start;
    timer_t timer;

    arrived = 0;
    is_int(timer_create(clock, &event, &timer), 0, "a timer on the clock of the %s", what);
    start = nanoseconds(clock);
    timer_settime(timer, 0, &value, NULL);
    nanosleep(&pause, NULL);
    is_int(arrived, 0, "it does not expire while that sleeps");
    timer_gettime(timer, &left);
    ok(left.it_value.tv_nsec > 10000000, "most of it is left");
    while (!arrived)
        ;
    ok(nanoseconds(clock) - start >= 20000000, "it expires after its time of work");
    timer_gettime(timer, &left);
    ok(!left.it_value.tv_sec && !left.it_value.tv_nsec, "then nothing is left");
    timer_delete(timer);
}

int main(void)
{
    set_simple_action(SIGUSR1, note);
    check(CLOCK_PROCESS_CPUTIME_ID, "process");
    check(CLOCK_THREAD_CPUTIME_ID, "thread");
    return done_testing();
}
