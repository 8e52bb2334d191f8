/* pty(7): with the terminal closed by all, the master reads what is left, then EIO; a new open of
 * the terminal makes it live again. */
#include "pty.h"

int main(void)
{
    struct pollfd ready;
    char name[64], byte;

    pty_open();
    strcpy(name, ptsname(pty_master));
    ok(write(pty_slave, "last", 4) == 4, "something is written");
    close(pty_slave);
    pty_shows("last", "the master still reads it");
    ok(read(pty_master, &byte, 1) == -1 && errno == EIO, "then reads fail with EIO");
    ready = (struct pollfd){ .fd = pty_master, .events = POLLIN };
    poll(&ready, 1, 0);
    is_int(ready.revents & POLLHUP, POLLHUP, "poll tells of it");
    pty_slave = open(name, O_RDWR | O_NOCTTY);
    ok(pty_slave >= 0, "the terminal can be opened again");
    poll(&ready, 1, 0);
    is_int(ready.revents & POLLHUP, 0, "then it is no longer hung up");
    pty_type("x\n");
    pty_gives("x\n", "and works");
    close(pty_master);
    ok(open(name, O_RDWR | O_NOCTTY) == -1, "without a master it cannot be opened");
    return done_testing();
}
