/*
 * A handler turns Ctrl+C into a function call. Watch: the loop below knows nothing of signals,
 * and yet "caught" appears in its midst; it goes on where it was. The third Ctrl+C ends the
 * program, as the handler puts the default action back. The handler only writes a number and uses
 * write(2): it may run between any two instructions, so nothing with a state of its own (printf,
 * malloc) is safe in it.
 */
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t caught;

static void on_interrupt(int number)
{
    static const char message[] = " caught\n";

    caught++;
    if (write(1, message, sizeof message - 1) < 0)
        return;
    if (caught == 2)
        signal(number, SIG_DFL);
}

int main(void)
{
    struct sigaction action = { .sa_handler = on_interrupt };
    struct timespec second = { 1, 0 };

    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    printf("Press Ctrl+C. The third one ends me (pid %d).\n", (int)getpid());
    for (int i = 1;; i++) {
        printf("%d: caught %d so far\n", i, (int)caught);
        fflush(stdout);
        /* A signal ends the sleep early: that is what EINTR means. */
        nanosleep(&second, NULL);
    }
}
