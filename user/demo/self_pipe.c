/*
 * The self-pipe trick: how programs waited for signals and files together before signalfd, and
 * still do where it must be portable. Watch: the handler writes the signal's number into a pipe,
 * which is all it does, and the loop reads it there with everything else it polls. The pipe
 * remembers, so a signal that comes between two polls is not missed. Its ends do not block: a
 * full pipe must not hang the handler.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int pipe_ends[2];

static void on_signal(int number)
{
    unsigned char byte = (unsigned char)number;
    int saved = errno; /* the code that was interrupted may be about to look at it */

    if (write(pipe_ends[1], &byte, 1) < 0)
        byte = 0;
    errno = saved;
}

int main(void)
{
    struct sigaction action = { .sa_handler = on_signal, .sa_flags = SA_RESTART };
    unsigned char byte;
    char line[256];

    if (pipe2(pipe_ends, O_NONBLOCK | O_CLOEXEC) != 0)
        return 1;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGALRM, &action, NULL);
    printf("press Ctrl+C, type lines; an empty one ends\n");
    struct pollfd waited[2] = { { .fd = 0, .events = POLLIN },
                                { .fd = pipe_ends[0], .events = POLLIN } };
    for (;;) {
        fflush(stdout);
        alarm(3);
        /* poll is never restarted: EINTR only means that the pipe has something now. */
        if (poll(waited, 2, -1) < 0)
            continue;
        while (read(pipe_ends[0], &byte, 1) == 1)
            printf("signal: %s\n", strsignal(byte));
        if (waited[0].revents == 0)
            continue;
        ssize_t length = read(0, line, sizeof line);
        if (length <= 1)
            return 0;
        printf("line: %.*s", (int)length, line);
    }
}
