/*
 * Waiting for a signal without losing it. Watch the order of the calls in wait_for_alarm(): the
 * signal is blocked before the flag is tested, and sigsuspend unblocks it and sleeps in one step.
 * With pause() instead, a signal that came between the test and the sleep would be handled too
 * early, and pause would wait for a second one for ever.
 */
#include <signal.h>
#include <stdio.h>
#include <sys/time.h>
#include <unistd.h>

static volatile sig_atomic_t rung;

static void on_alarm(int number)
{
    (void)number;
    rung = 1;
}

static void wait_for_alarm(void)
{
    sigset_t alarm_only, before;

    sigemptyset(&alarm_only);
    sigaddset(&alarm_only, SIGALRM);
    sigprocmask(SIG_BLOCK, &alarm_only, &before);
    while (!rung)
        sigsuspend(&before); /* the handler runs here, and only here */
    rung = 0;
    sigprocmask(SIG_SETMASK, &before, NULL);
}

int main(void)
{
    struct sigaction action = { .sa_handler = on_alarm };
    struct itimerval thrice_a_second = { { 0, 333333 }, { 0, 333333 } };

    sigemptyset(&action.sa_mask);
    sigaction(SIGALRM, &action, NULL);
    printf("alarm(1), then asleep\n");
    alarm(1);
    wait_for_alarm();
    printf("woken; now an interval timer, three times a second\n");
    setitimer(ITIMER_REAL, &thrice_a_second, NULL);
    for (int i = 1; i <= 6; i++) {
        wait_for_alarm();
        printf("tick %d\n", i);
        fflush(stdout);
    }
    return 0;
}
