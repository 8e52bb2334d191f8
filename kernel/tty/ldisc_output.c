/*
 * The line discipline's output: OPOST processing of what programs write and of echo, the queue of
 * echo that the device had no room for, and stopping and starting.
 */
#include "tty/ldisc_output.h"

#define ECHO_INDEX(index) ((index) % LDISC_SIZE)
#define EXPANSION_MAX     8 /* a tab is the longest */

static bool oflag(const struct ldisc *ldisc, uint32_t flag)
{
    return ldisc->termios.c_oflag & flag;
}

static bool is_stopped(const struct ldisc *ldisc)
{
    return ldisc->stopped || ldisc->stopped_by_call;
}

/*
 * What byte becomes on its way out, into out; moves the column. Returns the number of bytes.
 * termios(3): OLCUC, ONLCR, OCRNL, ONOCR, ONLRET, TAB3; delays are no longer made.
 */
static unsigned process(struct ldisc *ldisc, uint8_t byte, uint8_t *out)
{
    unsigned count = 0;

    switch (byte) {
    case '\n':
        if (oflag(ldisc, ONLRET) || oflag(ldisc, ONLCR))
            ldisc->column = 0;
        if (oflag(ldisc, ONLCR))
            out[count++] = '\r';
        break;
    case '\r':
        if (oflag(ldisc, ONOCR) && ldisc->column == 0)
            return 0;
        if (oflag(ldisc, OCRNL)) {
            byte = '\n';
            if (oflag(ldisc, ONLRET))
                ldisc->column = 0;
        } else {
            ldisc->column = 0;
        }
        break;
    case '\t': {
        unsigned spaces = 8 - ldisc->column % 8;

        ldisc->column += spaces;
        if (!oflag(ldisc, XTABS))
            break;
        while (count < spaces)
            out[count++] = ' ';
        return count;
    }
    case '\b':
        if (ldisc->column > 0)
            ldisc->column--;
        break;
    default:
        if (oflag(ldisc, OLCUC) && byte >= 'a' && byte <= 'z')
            byte -= 'a' - 'A';
        if (byte >= ' ' && byte != 0x7f)
            ldisc->column += !((ldisc->termios.c_iflag & IUTF8) && (byte & 0xc0) == 0x80);
    }
    out[count++] = byte;
    return count;
}

/* ---- Echo ------------------------------------------------------------------------------------ */

/* Echo that finds its queue full is lost. */
static void echo_queue(struct ldisc *ldisc, uint8_t byte)
{
    if (ldisc->echo_head - ldisc->echo_tail < LDISC_SIZE)
        ldisc->echo[ECHO_INDEX(ldisc->echo_head++)] = byte;
}

void ldisc_echo_plain(struct ldisc *ldisc, uint8_t byte)
{
    echo_queue(ldisc, byte);
}

void ldisc_echo_raw(struct ldisc *ldisc, uint8_t byte)
{
    uint8_t out[EXPANSION_MAX];
    unsigned count = 1;

    out[0] = byte;
    if (oflag(ldisc, OPOST))
        count = process(ldisc, byte, out);
    for (unsigned i = 0; i < count; i++)
        echo_queue(ldisc, out[i]);
}

void ldisc_echo_char(struct ldisc *ldisc, uint8_t byte)
{
    bool control = byte < ' ' || byte == 0x7f;

    if (!(ldisc->termios.c_lflag & ECHOCTL) || !control || byte == '\t') {
        ldisc_echo_raw(ldisc, byte);
        return;
    }
    echo_queue(ldisc, '^');
    echo_queue(ldisc, byte ^ 0x40);
    ldisc->column += 2;
}

void ldisc_echo_backspace(struct ldisc *ldisc, bool wipe)
{
    echo_queue(ldisc, '\b');
    if (wipe) {
        echo_queue(ldisc, ' ');
        echo_queue(ldisc, '\b');
    }
    if (ldisc->column > 0)
        ldisc->column--;
}

void ldisc_echo_caret(struct ldisc *ldisc)
{
    echo_queue(ldisc, '^');
    echo_queue(ldisc, '\b');
}

void ldisc_push(struct ldisc *ldisc)
{
    while (ldisc->echo_tail != ldisc->echo_head && !is_stopped(ldisc)) {
        size_t start = ECHO_INDEX(ldisc->echo_tail);
        size_t count = MIN((size_t)(ldisc->echo_head - ldisc->echo_tail), LDISC_SIZE - start);

        count = MIN(count, ldisc->ops->room(ldisc));
        if (count == 0)
            return;
        ldisc->ops->put(ldisc, ldisc->echo + start, count);
        ldisc->echo_tail += count;
    }
}

void ldisc_discard_output(struct ldisc *ldisc)
{
    ldisc->echo_tail = ldisc->echo_head;
    if (ldisc->ops->discard_output)
        ldisc->ops->discard_output(ldisc);
}

/* ---- Writing --------------------------------------------------------------------------------- */

bool ldisc_writable(const struct ldisc *ldisc)
{
    return !is_stopped(ldisc) && ldisc->ops->room((struct ldisc *)ldisc) >= EXPANSION_MAX;
}

static size_t write_raw(struct ldisc *ldisc, const uint8_t *bytes, size_t n)
{
    n = MIN(n, ldisc->ops->room(ldisc));
    ldisc->ops->put(ldisc, bytes, n);
    return n;
}

static size_t write_processed(struct ldisc *ldisc, const uint8_t *bytes, size_t n)
{
    uint8_t out[256];
    size_t taken = 0, filled = 0, room = ldisc->ops->room(ldisc);

    while (taken < n && room - filled >= EXPANSION_MAX) {
        filled += process(ldisc, bytes[taken++], out + filled);
        if (filled > sizeof(out) - EXPANSION_MAX) {
            ldisc->ops->put(ldisc, out, filled);
            room = ldisc->ops->room(ldisc);
            filled = 0;
        }
    }
    if (filled > 0)
        ldisc->ops->put(ldisc, out, filled);
    return taken;
}

size_t ldisc_write(struct ldisc *ldisc, const uint8_t *bytes, size_t n)
{
    ldisc_push(ldisc);
    if (is_stopped(ldisc) || ldisc->echo_tail != ldisc->echo_head)
        return 0;
    return oflag(ldisc, OPOST) ? write_processed(ldisc, bytes, n) : write_raw(ldisc, bytes, n);
}

/* ---- Stopping and starting ------------------------------------------------------------------- */

static void set_stopped(struct ldisc *ldisc, bool stopped, bool by_call)
{
    bool before = is_stopped(ldisc);

    ldisc->stopped = stopped;
    ldisc->stopped_by_call = by_call;
    if (before == is_stopped(ldisc))
        return;
    ldisc->ops->flow(ldisc, !before);
    if (before)
        ldisc_push(ldisc);
}

void ldisc_suspend(struct ldisc *ldisc)
{
    set_stopped(ldisc, true, ldisc->stopped_by_call);
}

void ldisc_resume(struct ldisc *ldisc)
{
    set_stopped(ldisc, false, ldisc->stopped_by_call);
}

void ldisc_stop(struct ldisc *ldisc)
{
    set_stopped(ldisc, ldisc->stopped, true);
}

/* TCOON lifts VSTOP too, as Linux does. */
void ldisc_start(struct ldisc *ldisc)
{
    set_stopped(ldisc, false, false);
}
