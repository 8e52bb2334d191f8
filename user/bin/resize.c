/*
 * resize [-q]: asks the terminal how large it is and tells the kernel, which cannot know for a
 * serial line. Prints the size; with -q nothing, and a terminal that does not answer is no error.
 */
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

enum { ANSWER_WAIT_MS = 300 };

/* Saves the cursor, sends it beyond the last corner, asks where it got, puts it back. */
static const char question[] = "\0337\033[999;999H\033[6n\0338";

/* Reads "ESC [ rows ; columns R"; 0, or -1 if it does not come in time. */
static int read_answer(int *rows, int *columns)
{
    char answer[64];
    size_t length = 0;
    struct pollfd fd = { .fd = 0, .events = POLLIN };

    while (length < sizeof answer - 1 && poll(&fd, 1, ANSWER_WAIT_MS) == 1) {
        if (read(0, answer + length, 1) != 1)
            return -1;
        if (answer[length++] != 'R')
            continue;
        answer[length] = '\0';
        /* What was typed meanwhile may stand before it. */
        char *start = strrchr(answer, '\033');
        return start != NULL && sscanf(start, "\033[%d;%dR", rows, columns) == 2 ? 0 : -1;
    }
    return -1;
}

static int ask(int *rows, int *columns)
{
    struct termios before, raw;

    if (tcgetattr(0, &before) != 0)
        return -1;
    raw = before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    tcsetattr(0, TCSADRAIN, &raw);
    int result = text_write_all(1, question, sizeof question - 1);
    if (result == 0)
        result = read_answer(rows, columns);
    tcsetattr(0, TCSADRAIN, &before);
    return result;
}

int main(int argc, char **argv)
{
    struct winsize size;
    int option, quiet = 0, rows, columns;

    err_start(argv);
    while ((option = getopt(argc, argv, "q")) != -1) {
        if (option == '?')
            err_usage("[-q]");
        quiet = 1;
    }
    if (ioctl(0, TIOCGWINSZ, &size) != 0)
        err_die(1, "standard input");
    if (ask(&rows, &columns) != 0) {
        if (quiet)
            return 0;
        err_exit(1, "the terminal does not answer");
    }
    size.ws_row = (unsigned short)rows;
    size.ws_col = (unsigned short)columns;
    if (ioctl(0, TIOCSWINSZ, &size) != 0)
        err_die(1, "standard input");
    if (!quiet)
        printf("%d rows, %d columns\n", rows, columns);
    err_finish(0);
}
