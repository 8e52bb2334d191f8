/* termios(3): IXON: STOP holds output and START lets it go on; tcflow(3) does too. */
#include "pty.h"

int main(void)
{
    struct pollfd ready;

    pty_open();
    fcntl(pty_slave, F_SETFL, O_RDWR | O_NONBLOCK);
    pty_type("\023");
    ready = (struct pollfd){ .fd = pty_slave, .events = POLLOUT };
    while (poll(&ready, 1, 0) == 1) /* until the character arrived */
        ;
    ok(write(pty_slave, "x", 1) == -1 && errno == EAGAIN, "STOP holds output");
    pty_type("ab\021");
    pty_shows("ab", "START lets it go on, the echo first");
    is_int(poll(&ready, 1, -1), 1, "the terminal is writable again");
    tcflow(pty_slave, TCOOFF);
    ok(write(pty_slave, "x", 1) == -1 && errno == EAGAIN, "tcflow(TCOOFF) holds it");
    tcflow(pty_slave, TCOON);
    ok(write(pty_slave, "x", 1) == 1, "tcflow(TCOON) lets it go on");
    pty_shows("x", "it arrives");
    tcflow(pty_slave, TCIOFF);
    pty_shows("\023", "tcflow(TCIOFF) sends STOP");
    tcflow(pty_slave, TCION);
    pty_shows("\021", "tcflow(TCION) sends START");
    tcflush(pty_slave, TCIFLUSH);
    PTY_SET(c_iflag, IXON, 0);
    pty_type("\023\n");
    fcntl(pty_slave, F_SETFL, O_RDWR);
    pty_gives("\023\n", "without IXON the character is data");
    return done_testing();
}
