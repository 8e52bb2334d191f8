/* termios(3), noncanonical mode: the four cases of MIN and TIME. */
#include "pty.h"

static void set(int min, int time)
{
    struct termios modes = pty_sane;

    cfmakeraw(&modes);
    modes.c_cc[VMIN] = min;
    modes.c_cc[VTIME] = time;
    tcsetattr(pty_slave, TCSANOW, &modes);
}

int main(void)
{
    struct pollfd ready;
    char text[16];

    pty_open();
    ready = (struct pollfd){ .fd = pty_slave, .events = POLLIN };
    set(0, 0);
    is_int(read(pty_slave, text, sizeof(text)), 0, "MIN 0, TIME 0: nothing there, nothing read");
    pty_type("x");
    poll(&ready, 1, -1);
    is_int(read(pty_slave, text, sizeof(text)), 1, "else what is there");
    set(3, 0);
    pty_type("ab");
    is_int(poll(&ready, 1, 0), 0, "MIN 3: two bytes are not readable");
    pty_type("c\003\n");
    is_int(poll(&ready, 1, -1), 1, "three are");
    is_int(read(pty_slave, text, 2), 2, "a smaller read takes what it asked for");
    is_str(pty_read(pty_slave, 3), "c\003\n", "raw input is not changed");
    set(0, 1);
    is_int(read(pty_slave, text, sizeof(text)), 0, "MIN 0, TIME 1: nothing comes in that time");
    set(5, 1);
    pty_type("de");
    is_int(read(pty_slave, text, sizeof(text)), 2, "MIN 5, TIME 1: a pause ends the read");
    return done_testing();
}
