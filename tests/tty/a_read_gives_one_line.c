/* termios(3), canonical mode: when a line is readable, and how much of it a read gives. */
#include "pty.h"

int main(void)
{
    struct pollfd ready;
    int waiting;

    pty_open();
    ready = (struct pollfd){ .fd = pty_slave, .events = POLLIN };
    pty_type("abc");
    pty_shows("abc", "what is typed is shown");
    is_int(poll(&ready, 1, 0), 0, "a line without its end is not readable");
    pty_type("\rdef\n");
    pty_shows("\r\ndef\r\n", "a carriage return ends it as a newline does");
    is_int(poll(&ready, 1, -1), 1, "then it is");
    ioctl(pty_slave, FIONREAD, &waiting);
    is_int(waiting, 8, "both lines wait");
    is_str(pty_read(pty_slave, 4), "abc\n", "a read gives the first alone");
    char two[3] = "";
    is_int(read(pty_slave, two, 2), 2, "a short read gives the begin of a line");
    is_str(two, "de", "the second one's");
    pty_gives("f\n", "the next one its end");
    return done_testing();
}
