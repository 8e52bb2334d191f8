/* sigtop [-b] [-d seconds] [-n count]: signals, live until q, or with -b as plain text. */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"
#include "sigtop.h"

enum { REDRAW_MILLISECONDS = 100 };

static int batch;
static volatile sig_atomic_t ended;

static struct termios before;

static void restore_terminal(void)
{
    tcsetattr(0, TCSADRAIN, &before);
    fputs("\033[0m\r\n", stdout);
    fflush(stdout);
}

static void on_end(int signal_number)
{
    ended = signal_number;
}

static void take_terminal(void)
{
    struct sigaction action = { .sa_handler = on_end };
    struct termios raw;

    if (batch || tcgetattr(0, &before) != 0)
        return;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    raw = before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    tcsetattr(0, TCSADRAIN, &raw);
    atexit(restore_terminal);
    fputs("\033[2J", stdout);
}

/* Waits for the time of the next picture, an event (live only) or q. True: end. */
static int wait_for_more(int trace, const struct timespec *delay)
{
    struct pollfd fds[2] = { { .fd = batch ? -1 : 0, .events = POLLIN },
                             { .fd = batch ? -1 : trace, .events = POLLIN } };
    const struct timespec pause = { 0, REDRAW_MILLISECONDS * 1000000 };
    char key;

    if (ppoll(fds, 2, delay, NULL) > 0 && fds[0].revents != 0)
        return read(0, &key, 1) <= 0 || key == 'q' || key == 'Q';
    if (fds[1].revents != 0) /* let more of them come before the next picture */
        return ppoll(fds, 1, &pause, NULL) > 0 && (read(0, &key, 1) <= 0 || key == 'q');
    return ended;
}

int main(int argc, char **argv)
{
    struct timespec delay = { 1, 0 };
    long long pictures = -1;
    int option;

    err_start(argv);
    while ((option = getopt(argc, argv, "bd:n:")) != -1) {
        if (option == '?')
            err_usage("[-b] [-d seconds] [-n count]");
        batch |= option == 'b';
        if (option == 'd' && text_duration(optarg, &delay) != 0)
            err_exit(1, "%s: bad time", optarg);
        if (option == 'n' && text_number(optarg, &pictures) != 0)
            err_exit(1, "%s: bad number", optarg);
    }
    int trace = open("/dev/trace", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (trace < 0)
        err_die(1, "/dev/trace");
    batch |= !isatty(1);
    take_terminal();
    for (;;) {
        size_t count;
        const struct task *tasks = tasks_read(&count);
        flows_read(trace);
        struct flows flows = flows_get();
        picture_draw(tasks, count, &flows, batch);
        if ((pictures > 0 && --pictures == 0) || wait_for_more(trace, &delay))
            err_finish(0);
    }
}
