// link: kernel/tty/ldisc.c kernel/tty/ldisc_output.c
/* The line discipline by itself: what typing becomes on the screen and for the reader. */
#include "tty/ldisc.h"

#include "abi/signal.h"
#include "tap.h"

static struct ldisc ldisc;
static char screen[8192];
static size_t shown, room;
static int signals, last_signal, readable, discarded;

static size_t device_room(struct ldisc *unused)
{
    (void)unused;
    return room;
}

static void device_put(struct ldisc *unused, const uint8_t *bytes, size_t n)
{
    (void)unused;
    memcpy(screen + shown, bytes, n);
    shown += n;
    room -= n;
}

static void device_signal(struct ldisc *unused, int signal)
{
    (void)unused;
    signals++;
    last_signal = signal;
}

static void device_readable(struct ldisc *unused)
{
    (void)unused;
    readable++;
}

static void device_discard(struct ldisc *unused)
{
    (void)unused;
    discarded++;
}

static void device_flow(struct ldisc *unused, bool stopped)
{
    (void)unused;
    (void)stopped;
}

static const struct ldisc_ops ops = {
    .room = device_room,
    .put = device_put,
    .signal = device_signal,
    .readable = device_readable,
    .discard_output = device_discard,
    .flow = device_flow,
};

static void fresh(void)
{
    ldisc_init(&ldisc, &ops);
    shown = 0;
    room = sizeof(screen);
    signals = last_signal = readable = discarded = 0;
}

/* A fresh terminal with flags taken from and added to its modes. */
static void fresh_with(uint32_t *field, uint32_t off, uint32_t on)
{
    struct k_termios termios;

    fresh();
    *field = (*field & ~off) | on;
    termios = ldisc.termios;
    ldisc_set_termios(&ldisc, &termios);
}

static void type(const char *text)
{
    ldisc_input(&ldisc, (const uint8_t *)text, strlen(text));
}

static const char *seen(void)
{
    screen[shown] = '\0';
    shown = 0;
    return screen;
}

static const char *got(size_t n)
{
    static char buffer[8192];
    bool ended;

    buffer[ldisc_read(&ldisc, (uint8_t *)buffer, n, &ended)] = '\0';
    return buffer;
}

static const char *line(void)
{
    return got(LDISC_SIZE);
}

static void test_lines(void)
{
    fresh();
    type("ab");
    ok(!ldisc_readable(&ldisc, 1), "a line without end is not readable");
    type("c\r");
    ok(ldisc_readable(&ldisc, 1) && readable == 1, "a complete line is");
    is_str(seen(), "abc\r\n", "it was echoed, its end as CR LF");
    is_int(ldisc_available(&ldisc), 4, "its delimiter counts");
    is_str(line(), "abc\n", "the reader gets it with a newline for the CR");
    type("one\ntwo\n");
    is_str(line(), "one\n", "a read gives one line at most");
    is_str(got(2), "tw", "and less if that is what was asked for");
    is_str(line(), "o\n", "the next one goes on there");
}

static void test_end_of_file(void)
{
    bool ended;
    uint8_t byte;

    fresh();
    type("abc\004");
    is_int(ldisc_available(&ldisc), 3, "VEOF does not count as input");
    is_str(line(), "abc", "VEOF gives what was typed so far");
    type("\004");
    ok(ldisc_readable(&ldisc, 1), "VEOF at the begin of a line is readable");
    is_int(ldisc_read(&ldisc, &byte, 1, &ended), 0, "as nothing");
    ok(ended, "which is the end of file");
    type("xyz\004");
    is_str(got(3), "xyz", "a read of just the bytes before VEOF");
    ok(!ldisc_readable(&ldisc, 1), "takes the VEOF along");
}

static void test_editing(void)
{
    fresh();
    type("abc\177\177x\n");
    is_str(seen(), "abc\b \b\b \bx\r\n", "VERASE wipes a character off the screen");
    is_str(line(), "ax\n", "and off the line");
    type("foo bar-baz  \027q\n");
    is_str(line(), "foo bar-q\n", "VWERASE takes blanks and the word before them");
    type("abc\025z\n");
    is_str(line(), "z\n", "VKILL takes the line");
    seen();
    type("\177\025\027a\n");
    is_str(seen(), "a\r\n", "erasing an empty line does nothing");
    line();
    type("a\026\003\026\177b\n");
    is_str(line(), "a\003\177b\n", "VLNEXT makes a special character data");
    is_int(signals, 0, "without its effect");
    seen();
    type("abc\022d\n");
    is_str(seen(), "abc^R\r\nabcd\r\n", "VREPRINT shows the line again");
}

static void test_erasing_tabs_and_controls(void)
{
    fresh();
    type("ab\t\177");
    is_str(seen(), "ab\t\b\b\b\b\b\b", "an erased tab takes back as many columns as it took");
    type("\001\177");
    is_str(seen(), "^A\b \b\b \b", "an erased control character takes two");
    fresh_with(&ldisc.termios.c_iflag, 0, IUTF8);
    type("\303\251\177");
    is_str(seen(), "\303\251\b \b", "with IUTF8 a character of two bytes is erased whole");
    type("\n");
    is_str(line(), "\n", "both of them");
}

static void test_echo_modes(void)
{
    struct k_termios termios;

    fresh();
    termios = ldisc.termios;
    termios.c_lflag &= ~ECHO;
    ldisc_set_termios(&ldisc, &termios);
    type("secret\n");
    is_str(seen(), "", "without ECHO nothing is shown");
    termios.c_lflag |= ECHONL;
    ldisc_set_termios(&ldisc, &termios);
    type("secret\n");
    is_str(seen(), "\r\n", "with ECHONL the newline is");
    fresh();
    termios = ldisc.termios;
    termios.c_lflag |= ECHOPRT;
    ldisc_set_termios(&ldisc, &termios);
    type("abc\177\177d\n");
    is_str(seen(), "abc\\cb/d\r\n", "with ECHOPRT erased characters are shown between slashes");
}

static void test_signals(void)
{
    fresh();
    type("abc");
    type("\003");
    is_int(last_signal, SIGINT, "VINTR is SIGINT");
    is_str(seen(), "abc^C", "it is echoed");
    ok(discarded == 1, "output is discarded");
    type("d\n");
    is_str(line(), "d\n", "and input");
    type("\034");
    is_int(last_signal, SIGQUIT, "VQUIT is SIGQUIT");
    type("\032");
    is_int(last_signal, SIGTSTP, "VSUSP is SIGTSTP");
    fresh();
    struct k_termios termios = ldisc.termios;
    termios.c_lflag |= NOFLSH;
    ldisc_set_termios(&ldisc, &termios);
    type("abc\003d\n");
    is_str(line(), "abcd\n", "with NOFLSH input is kept");
    termios.c_lflag &= ~ISIG;
    ldisc_set_termios(&ldisc, &termios);
    type("a\003\n");
    is_str(line(), "a\003\n", "without ISIG the character is data");
    is_int(signals, 1, "and no signal");
}

static void test_raw(void)
{
    struct k_termios termios;

    fresh();
    termios = ldisc.termios;
    termios.c_lflag = 0;
    termios.c_iflag = 0;
    termios.c_oflag = 0;
    ldisc_set_termios(&ldisc, &termios);
    type("a\003\r\177");
    is_str(seen(), "", "raw input is not echoed");
    ok(ldisc_readable(&ldisc, 4) && !ldisc_readable(&ldisc, 5), "it is readable byte by byte");
    is_str(got(2), "a\003", "and unchanged");
    is_str(got(9), "\r\177", "to its end");
    ldisc_write(&ldisc, (const uint8_t *)"a\nb", 3);
    is_str(seen(), "a\nb", "raw output is unchanged too");
}

static void test_output(void)
{
    struct k_termios termios;

    fresh();
    is_int(ldisc_write(&ldisc, (const uint8_t *)"a\nb\n", 4), 4, "a write takes all");
    is_str(seen(), "a\r\nb\r\n", "ONLCR makes LF CR LF");
    termios = ldisc.termios;
    termios.c_oflag |= XTABS;
    ldisc_set_termios(&ldisc, &termios);
    ldisc_write(&ldisc, (const uint8_t *)"ab\tc\td", 6);
    is_str(seen(), "ab      c       d", "XTABS makes tabs blanks");
    termios.c_oflag = OPOST | OCRNL | ONLRET;
    ldisc_set_termios(&ldisc, &termios);
    ldisc_write(&ldisc, (const uint8_t *)"x\ry", 3);
    is_str(seen(), "x\ny", "OCRNL makes CR LF");
    fresh();
    room = 10;
    is_int(ldisc_write(&ldisc, (const uint8_t *)"0123456789", 10), 3,
           "a full device takes only what is sure to fit");
    ok(!ldisc_writable(&ldisc), "then it is not writable");
    type("e");
    room = 100;
    ldisc_push(&ldisc);
    is_str(seen(), "012e", "echo waits for room");
}

static void test_flow(void)
{
    struct k_termios termios;

    fresh();
    type("\023");
    is_int(ldisc_write(&ldisc, (const uint8_t *)"x", 1), 0, "VSTOP stops output");
    type("ab");
    is_str(seen(), "", "echo too");
    type("\021");
    is_str(seen(), "ab", "VSTART lets it go on");
    ldisc_stop(&ldisc);
    type("\021");
    is_int(ldisc_write(&ldisc, (const uint8_t *)"x", 1), 0, "VSTART does not undo TCOOFF");
    ldisc_start(&ldisc);
    is_int(ldisc_write(&ldisc, (const uint8_t *)"x", 1), 1, "TCOON does");
    termios = ldisc.termios;
    termios.c_iflag |= IXANY;
    ldisc_set_termios(&ldisc, &termios);
    seen();
    type("\023q");
    is_str(seen(), "q", "with IXANY any character lets output go on");
}

static void test_limits(void)
{
    char text[LDISC_SIZE];
    size_t length;

    fresh();
    memset(text, 'a', sizeof(text));
    text[500] = '\0';
    for (int i = 0; i < 10; i++) {
        room = sizeof(screen);
        shown = 0;
        type(text);
    }
    is_int(ldisc_room(&ldisc), 1, "a line that is full still has room for its end");
    type("\n");
    length = strlen(line());
    is_int(length, LDISC_SIZE, "an overlong line has 4096 bytes");
    is_int(ldisc_room(&ldisc), LDISC_SIZE - 1, "the rest of it is lost");
}

static void test_changing_modes(void)
{
    struct k_termios canonical, raw;

    fresh();
    canonical = raw = ldisc.termios;
    raw.c_lflag &= ~ICANON;
    type("partial");
    ldisc_set_termios(&ldisc, &raw);
    ok(ldisc_readable(&ldisc, 7), "what was being edited is readable in raw mode");
    is_str(got(4), "part", "byte by byte");
    ldisc_set_termios(&ldisc, &canonical);
    is_str(line(), "ial", "and in canonical mode as a line without end");
    type("x\n");
    is_str(line(), "x\n", "the next line is as ever");
}

int main(void)
{
    test_lines();
    test_end_of_file();
    test_editing();
    test_erasing_tabs_and_controls();
    test_echo_modes();
    test_signals();
    test_raw();
    test_output();
    test_flow();
    test_limits();
    test_changing_modes();
    return done_testing();
}
