/*
 * stty [-a | size | sane | raw | cooked | rows N | cols N | [-]flag | character ^X …]
 * Shows or changes the modes of the terminal that is the input.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

enum group { INPUT, OUTPUT, CONTROL, LOCAL };

static const struct {
    const char *name;
    enum group group;
    tcflag_t bit;
    int sane; /* its value in `sane`: 1 on, 0 off, -1 as it is */
} flags[] = {
    { "ignbrk", INPUT, IGNBRK, 0 },    { "brkint", INPUT, BRKINT, 1 },
    { "parmrk", INPUT, PARMRK, 0 },    { "inpck", INPUT, INPCK, 0 },
    { "istrip", INPUT, ISTRIP, 0 },    { "inlcr", INPUT, INLCR, 0 },
    { "igncr", INPUT, IGNCR, 0 },      { "icrnl", INPUT, ICRNL, 1 },
    { "ixon", INPUT, IXON, 1 },        { "ixoff", INPUT, IXOFF, 0 },
    { "ixany", INPUT, IXANY, 0 },      { "opost", OUTPUT, OPOST, 1 },
    { "onlcr", OUTPUT, ONLCR, 1 },     { "ocrnl", OUTPUT, OCRNL, 0 },
    { "onocr", OUTPUT, ONOCR, 0 },     { "onlret", OUTPUT, ONLRET, 0 },
    { "cread", CONTROL, CREAD, 1 },    { "hupcl", CONTROL, HUPCL, -1 },
    { "clocal", CONTROL, CLOCAL, -1 }, { "isig", LOCAL, ISIG, 1 },
    { "icanon", LOCAL, ICANON, 1 },    { "iexten", LOCAL, IEXTEN, 1 },
    { "echo", LOCAL, ECHO, 1 },        { "echoe", LOCAL, ECHOE, 1 },
    { "echok", LOCAL, ECHOK, 1 },      { "echonl", LOCAL, ECHONL, 0 },
    { "noflsh", LOCAL, NOFLSH, 0 },    { "tostop", LOCAL, TOSTOP, 0 },
    { "echoctl", LOCAL, ECHOCTL, 1 },  { "echoke", LOCAL, ECHOKE, 1 },
};

static const struct {
    const char *name;
    int index;
    cc_t sane;
} characters[] = {
    { "intr", VINTR, 3 },    { "quit", VQUIT, 28 },     { "erase", VERASE, 127 },
    { "kill", VKILL, 21 },   { "eof", VEOF, 4 },        { "start", VSTART, 17 },
    { "stop", VSTOP, 19 },   { "susp", VSUSP, 26 },     { "werase", VWERASE, 23 },
    { "lnext", VLNEXT, 22 }, { "rprnt", VREPRINT, 18 }, { "eol", VEOL, 0 },
};

enum {
    FLAG_COUNT = sizeof flags / sizeof *flags,
    CHARACTER_COUNT = sizeof characters / sizeof *characters,
};

static struct termios modes;

static tcflag_t *group_word(enum group group)
{
    tcflag_t *const words[] = { &modes.c_iflag, &modes.c_oflag, &modes.c_cflag, &modes.c_lflag };

    return words[group];
}

static void set_flag(int i, int on)
{
    tcflag_t *word = group_word(flags[i].group);

    *word = on ? *word | flags[i].bit : *word & ~flags[i].bit;
}

static void set_sane(void)
{
    for (int i = 0; i < FLAG_COUNT; i++)
        if (flags[i].sane >= 0)
            set_flag(i, flags[i].sane);
    for (int i = 0; i < CHARACTER_COUNT; i++)
        modes.c_cc[characters[i].index] = characters[i].sane;
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
}

static void set_raw(int on)
{
    static const char *const names[] = { "brkint", "icrnl", "ixon", "opost", "isig", "icanon" };

    for (int i = 0; i < FLAG_COUNT; i++)
        for (int j = 0; j < 6; j++)
            if (strcmp(flags[i].name, names[j]) == 0)
                set_flag(i, !on);
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
}

/* "^C", "^?", "undef", or the character itself. */
static cc_t parse_character(const char *text)
{
    if (strcmp(text, "undef") == 0 || strcmp(text, "^-") == 0)
        return 0;
    if (text[0] == '^' && text[1] != '\0')
        return text[1] == '?' ? 127 : (cc_t)(text[1] & 31);
    return (cc_t)*text;
}

static void print_character(const char *name, cc_t c)
{
    if (c == 0)
        printf("%s = <undef>; ", name);
    else if (c < ' ' || c == 127)
        printf("%s = ^%c; ", name, c ^ 64);
    else
        printf("%s = %c; ", name, c);
}

static void print_all(int everything)
{
    struct winsize size;

    if (ioctl(0, TIOCGWINSZ, &size) == 0)
        printf("rows %d; columns %d;\n", size.ws_row, size.ws_col);
    for (int i = 0; i < CHARACTER_COUNT; i++) {
        cc_t now = modes.c_cc[characters[i].index];
        if (everything || now != characters[i].sane)
            print_character(characters[i].name, now);
    }
    putchar('\n');
    for (int i = 0; i < FLAG_COUNT; i++) {
        int on = (*group_word(flags[i].group) & flags[i].bit) != 0;
        if (everything || (flags[i].sane >= 0 && on != flags[i].sane))
            printf("%s%s ", on ? "" : "-", flags[i].name);
    }
    putchar('\n');
}

static void set_size(const char *what, const char *text)
{
    struct winsize size;
    long long number;

    if (text_number(text, &number) != 0 || number < 0 || number > 65535)
        err_exit(1, "%s: bad number", text);
    if (ioctl(0, TIOCGWINSZ, &size) != 0)
        err_die(1, "standard input");
    if (*what == 'r')
        size.ws_row = (unsigned short)number;
    else
        size.ws_col = (unsigned short)number;
    if (ioctl(0, TIOCSWINSZ, &size) != 0)
        err_die(1, "standard input");
}

static int set_word(const char *word)
{
    int off = *word == '-';

    for (int i = 0; i < FLAG_COUNT; i++) {
        if (strcmp(flags[i].name, word + off) == 0) {
            set_flag(i, !off);
            return 1;
        }
    }
    if (strcmp(word, "sane") == 0)
        set_sane();
    else if (strcmp(word, "raw") == 0 || strcmp(word, "-cooked") == 0)
        set_raw(1);
    else if (strcmp(word, "cooked") == 0 || strcmp(word, "-raw") == 0)
        set_raw(0);
    else
        return 0;
    return 1;
}

/* Words with a value; whether this was one. */
static int set_pair(const char *word, const char *value)
{
    for (int i = 0; i < CHARACTER_COUNT; i++) {
        if (strcmp(characters[i].name, word) != 0 || value == NULL)
            continue;
        modes.c_cc[characters[i].index] = parse_character(value);
        return 1;
    }
    int is_size =
        strcmp(word, "rows") == 0 || strcmp(word, "cols") == 0 || strcmp(word, "columns") == 0;
    if (is_size && value != NULL)
        set_size(word, value);
    else if ((strcmp(word, "min") == 0 || strcmp(word, "time") == 0) && value != NULL)
        modes.c_cc[*word == 'm' ? VMIN : VTIME] = (cc_t)atoi(value);
    else
        return 0;
    return 1;
}

int main(int argc, char **argv)
{
    struct winsize size;

    err_start(argv);
    if (tcgetattr(0, &modes) != 0)
        err_die(1, "standard input");
    if (argc == 1 || strcmp(argv[1], "-a") == 0) {
        print_all(argc > 1);
        err_finish(0);
    }
    if (strcmp(argv[1], "size") == 0) {
        if (ioctl(0, TIOCGWINSZ, &size) != 0)
            err_die(1, "standard input");
        printf("%d %d\n", size.ws_row, size.ws_col);
        err_finish(0);
    }
    for (int i = 1; i < argc; i++) {
        if (set_word(argv[i]))
            continue;
        if (!set_pair(argv[i], argv[i + 1]))
            err_exit(1, "%s: unknown mode", argv[i]);
        i++;
    }
    if (tcsetattr(0, TCSADRAIN, &modes) != 0)
        err_die(1, "standard input");
    return 0;
}
