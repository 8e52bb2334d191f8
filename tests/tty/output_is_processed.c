/* termios(3): OPOST and what it makes of newlines, carriage returns and tabs. */
#include "pty.h"

static void put(const char *text)
{
    if (write(pty_slave, text, strlen(text)) < 0)
        bail_out("write");
}

int main(void)
{
    pty_open();
    put("a\nb\tc\r\n");
    pty_shows("a\r\nb\tc\r\r\n", "ONLCR makes a newline CR NL");
    PTY_SET(c_oflag, 0, XTABS);
    put("ab\tc\td\n");
    pty_shows("ab      c       d\r\n", "XTABS makes a tab blanks");
    PTY_SET(c_oflag, ONLCR, OCRNL);
    put("x\ry\n");
    pty_shows("x\ny\n", "OCRNL makes a carriage return a newline");
    PTY_SET(c_oflag, ONLCR, ONOCR | ONLRET);
    put("\r\rx\r\ry\n\rz");
    pty_shows("\rx\ry\nz", "ONOCR leaves out a carriage return at column 0");
    PTY_SET(c_oflag, OPOST, 0);
    put("a\nb\r\n");
    pty_shows("a\nb\r\n", "without OPOST nothing changes");
    return done_testing();
}
