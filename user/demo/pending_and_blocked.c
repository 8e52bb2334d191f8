/*
 * A blocked signal is not lost: it is pending until it is unblocked. Watch: three SIGUSR1 become
 * one (a standard signal is pending or it is not), three SIGRTMIN stay three and keep their
 * order, and all of them arrive within the one call that unblocks them. (SIGUSR1 is delivered
 * first, and yet its handler runs last: the handlers of what is delivered before it begins are
 * stacked on top of it.)
 */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void on_signal(int number, siginfo_t *info, void *context)
{
    (void)context;
    /* printf is safe here: main() is in sigprocmask when the handler runs, not in stdio. */
    if (number == SIGUSR1)
        printf("  handler: SIGUSR1\n");
    else
        printf("  handler: SIGRTMIN with value %d\n", info->si_value.sival_int);
}

static void print_pending(void)
{
    sigset_t pending;

    sigpending(&pending);
    printf("pending now: %s%s%s\n", sigismember(&pending, SIGUSR1) ? "SIGUSR1 " : "",
           sigismember(&pending, SIGRTMIN) ? "SIGRTMIN" : "",
           !sigismember(&pending, SIGUSR1) && !sigismember(&pending, SIGRTMIN) ? "nothing" : "");
}

int main(void)
{
    struct sigaction action = { .sa_sigaction = on_signal, .sa_flags = SA_SIGINFO };
    sigset_t blocked;

    sigemptyset(&action.sa_mask);
    sigaction(SIGUSR1, &action, NULL);
    sigaction(SIGRTMIN, &action, NULL);
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGUSR1);
    sigaddset(&blocked, SIGRTMIN);

    sigprocmask(SIG_BLOCK, &blocked, NULL);
    printf("both are blocked; sending each three times\n");
    for (int i = 1; i <= 3; i++) {
        kill(getpid(), SIGUSR1);
        sigqueue(getpid(), SIGRTMIN, (union sigval){ .sival_int = i });
    }
    print_pending();
    printf("unblocking\n");
    sigprocmask(SIG_UNBLOCK, &blocked, NULL);
    print_pending();
    return 0;
}
