/* What the tests of pseudoterminals share: a pair, typing at it, reading what it shows. */
#ifndef PTY_H
#define PTY_H

#include "tap.h"

#include <fcntl.h>
#include <poll.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>

static int pty_master, pty_slave;
static struct termios pty_sane;

/* A fresh pair; the terminal's side is opened without becoming a controlling terminal. */
static inline void pty_open(void)
{
    pty_master = posix_openpt(O_RDWR | O_NOCTTY);
    if (pty_master < 0 || grantpt(pty_master) || unlockpt(pty_master))
        bail_out("no pseudoterminal");
    pty_slave = open(ptsname(pty_master), O_RDWR | O_NOCTTY);
    if (pty_slave < 0 || tcgetattr(pty_slave, &pty_sane))
        bail_out("cannot open the terminal");
}

/* Sets the terminal to its first modes, but with flags off and on in one of them. */
static inline void pty_set(size_t field, tcflag_t off, tcflag_t on)
{
    struct termios modes = pty_sane;
    tcflag_t *flags = (tcflag_t *)((char *)&modes + field);

    *flags = (*flags & ~off) | on;
    tcsetattr(pty_slave, TCSANOW, &modes);
}
#define PTY_SET(field, off, on) pty_set(offsetof(struct termios, field), off, on)

static inline void pty_type(const char *text)
{
    size_t length = strlen(text);

    if (write(pty_master, text, length) != (ssize_t)length)
        bail_out("cannot type");
}

/* Reads from fd until `length` bytes came; what came, NUL-terminated. */
static inline const char *pty_read(int fd, size_t length)
{
    static char text[8192];
    size_t done = 0;

    while (done < length) {
        ssize_t n = read(fd, text + done, sizeof(text) - 1 - done);

        if (n <= 0)
            break;
        done += n;
    }
    text[done] = '\0';
    return text;
}

/* Waits for exactly this output of the terminal. */
#define pty_shows(expected, ...) \
    is_str(pty_read(pty_master, strlen(expected)), (expected), __VA_ARGS__)
/* One read of the terminal gives this. */
#define pty_gives(expected, ...) is_str(pty_read_once(), (expected), __VA_ARGS__)

static inline const char *pty_read_once(void)
{
    static char text[8192];
    ssize_t n = read(pty_slave, text, sizeof(text) - 1);

    text[n > 0 ? n : 0] = '\0';
    return n < 0 ? strerror(errno) : text;
}

#endif
