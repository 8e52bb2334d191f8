/*
 * Realtime signals carry a value and are queued. Watch: the child sends twenty with three
 * different numbers, mixed; the parent, which has them blocked, takes them with sigwaitinfo. They
 * come by number, lowest first, and within a number in the order of sending. No handler runs: it
 * is a message queue.
 */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { COUNT = 20 };

int main(void)
{
    struct timespec none = { 0, 0 };
    sigset_t realtime;
    siginfo_t info;

    sigemptyset(&realtime);
    for (int i = 0; i < 3; i++)
        sigaddset(&realtime, SIGRTMIN + i);
    sigprocmask(SIG_BLOCK, &realtime, NULL);

    pid_t child = fork();
    if (child == 0) {
        for (int i = 0; i < COUNT; i++) {
            int number = SIGRTMIN + 2 - i % 3;
            if (sigqueue(getppid(), number, (union sigval){ .sival_int = i }) != 0)
                perror("sigqueue");
        }
        _exit(0);
    }
    waitpid(child, NULL, 0);

    printf("sent: value i goes to SIGRTMIN + 2 - i %% 3. Received:\n");
    while (sigtimedwait(&realtime, &info, &none) > 0)
        printf("SIGRTMIN+%d value %2d %s\n", info.si_signo - SIGRTMIN, info.si_value.sival_int,
               info.si_code == SI_QUEUE && info.si_pid == child ? "by sigqueue of the child" : "?");
    return 0;
}
