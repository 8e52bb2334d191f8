/*
 * Signals as something to read. Watch: one poll() waits for what is typed and for signals alike,
 * and no handler ever runs: they are blocked, and each read of the signalfd takes one that is
 * pending. Press Ctrl+C, send signals from elsewhere with kill, type lines; an empty line ends
 * it.
 */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

int main(void)
{
    static const int numbers[] = { SIGINT, SIGTERM, SIGUSR1, SIGUSR2, SIGALRM, SIGWINCH };
    struct signalfd_siginfo info;
    sigset_t set;
    char line[256];

    sigemptyset(&set);
    for (int i = 0; i < 6; i++)
        sigaddset(&set, numbers[i]);
    sigprocmask(SIG_BLOCK, &set, NULL);
    int fd = signalfd(-1, &set, SFD_CLOEXEC);
    if (fd < 0) {
        perror("signalfd");
        return 1;
    }
    struct pollfd waited[2] = { { .fd = 0, .events = POLLIN }, { .fd = fd, .events = POLLIN } };
    printf("pid %d: press Ctrl+C, type lines; an empty one ends\n", (int)getpid());
    for (;;) {
        fflush(stdout);
        alarm(3);
        if (poll(waited, 2, -1) < 0) {
            perror("poll");
            return 1;
        }
        if (waited[1].revents & POLLIN && read(fd, &info, sizeof info) == (ssize_t)sizeof info)
            printf("signal: %s, code %d, from pid %u\n", strsignal((int)info.ssi_signo),
                   info.ssi_code, info.ssi_pid);
        if (waited[0].revents == 0)
            continue;
        ssize_t length = read(0, line, sizeof line);
        if (length <= 1)
            return 0;
        printf("line: %.*s", (int)length, line);
    }
}
