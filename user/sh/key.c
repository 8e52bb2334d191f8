/* The keys of a terminal in raw mode: bytes, and the escape sequences of arrows and their like. */
#include "key.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "exec.h"
#include "screen.h"

enum { ESCAPE_WAIT_MS = 50 };

static int read_byte(void)
{
    for (;;) {
        unsigned char c;
        ssize_t count = read(0, &c, 1);
        if (count == 1)
            return c;
        if (count == 0 || errno != EINTR)
            return -1;
        if (trap_pending()) {
            /* The trap's commands find the terminal as any command does. */
            screen_end();
            trap_run_pending();
            screen_begin();
            edit_refresh();
        }
    }
}

static int byte_follows(void)
{
    struct pollfd fd = { .fd = 0, .events = POLLIN };

    return poll(&fd, 1, ESCAPE_WAIT_MS) == 1;
}

/* "ESC [ number ~" and "ESC [ 1 ; modifier letter". */
static enum key read_numbered(int digit)
{
    int number = digit - '0', modifier = 0, c;

    while ((c = read_byte()) >= '0' && c <= '9')
        number = number * 10 + c - '0';
    if (c == ';')
        while ((c = read_byte()) >= '0' && c <= '9')
            modifier = modifier * 10 + c - '0';
    if (modifier != 0 && (c == 'C' || c == 'D'))
        return c == 'C' ? KEY_WORD_RIGHT : KEY_WORD_LEFT;
    if (c != '~')
        return KEY_NONE;
    switch (number) {
    case 1:
    case 7: return KEY_HOME;
    case 4:
    case 8: return KEY_END;
    case 3: return KEY_DELETE;
    default: return KEY_NONE;
    }
}

static enum key read_escape(void)
{
    if (!byte_follows())
        return KEY_NONE;
    int c = read_byte();
    switch (c) {
    case 'b': return KEY_WORD_LEFT;
    case 'f': return KEY_WORD_RIGHT;
    case 'd': return KEY_WORD_DELETE;
    }
    if (c != '[' && c != 'O')
        return KEY_NONE;
    c = read_byte();
    switch (c) {
    case 'A': return KEY_UP;
    case 'B': return KEY_DOWN;
    case 'C': return KEY_RIGHT;
    case 'D': return KEY_LEFT;
    case 'H': return KEY_HOME;
    case 'F': return KEY_END;
    }
    return c >= '0' && c <= '9' ? read_numbered(c) : KEY_NONE;
}

int key_read(void)
{
    int c = read_byte();

    if (c < 0)
        return KEY_END_OF_INPUT;
    return c == KEY_ESCAPE ? (int)read_escape() : c;
}
