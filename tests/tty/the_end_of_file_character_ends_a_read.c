/* termios(3): EOF makes what was typed readable; at the begin of a line read returns 0. */
#include "pty.h"

int main(void)
{
    char text[8];

    pty_open();
    pty_type("abc\004");
    pty_gives("abc", "EOF gives the line without an end");
    pty_type("\004");
    is_int(read(pty_slave, text, sizeof(text)), 0, "alone it is the end of file");
    pty_type("xyz\004\n");
    is_int(read(pty_slave, text, 3), 3, "a read of just what stands before it");
    pty_gives("\n", "takes it along");
    pty_type("last\n");
    pty_gives("last\n", "the terminal goes on after it");
    return done_testing();
}
