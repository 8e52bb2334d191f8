/*
 * The line discipline: input (special characters, editing, echo), reading, and termios changes.
 * The output side and echo are in ldisc_output.c.
 */
#include "tty/ldisc.h"

#include "abi/signal.h"
#include "lib/string.h"
#include "tty/ldisc_output.h"

#define RING(index) ((index) % LDISC_SIZE)

static bool iflag(const struct ldisc *ldisc, uint32_t flag)
{
    return ldisc->termios.c_iflag & flag;
}

static bool lflag(const struct ldisc *ldisc, uint32_t flag)
{
    return ldisc->termios.c_lflag & flag;
}

/* Whether byte is the special character at index; a disabled one matches nothing. */
static bool is_special(const struct ldisc *ldisc, unsigned index, uint8_t byte)
{
    return byte != ABI_VDISABLE && ldisc->termios.c_cc[index] == byte;
}

static bool bit_test(const uint64_t *bits, uint32_t index)
{
    return bits[RING(index) / 64] >> (RING(index) % 64) & 1;
}

static void bit_assign(uint64_t *bits, uint32_t index, bool value)
{
    uint64_t mask = 1ull << (RING(index) % 64);

    bits[RING(index) / 64] = (bits[RING(index) / 64] & ~mask) | (value ? mask : 0);
}

static bool is_control(uint8_t byte)
{
    return byte < ' ' || byte == 0x7f;
}

static bool is_word(uint8_t byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || byte == '_';
}

/* IUTF8: a byte that belongs to the character before it. */
static bool is_continuation(const struct ldisc *ldisc, uint8_t byte)
{
    return iflag(ldisc, IUTF8) && (byte & 0xc0) == 0x80;
}

void ldisc_init(struct ldisc *ldisc, const struct ldisc_ops *ops)
{
    static const struct k_termios fresh = {
        .c_iflag = K_TERMIOS_IFLAG,
        .c_oflag = K_TERMIOS_OFLAG,
        .c_cflag = K_TERMIOS_CFLAG,
        .c_lflag = K_TERMIOS_LFLAG,
        .c_cc = K_TERMIOS_CC,
    };

    memset(ldisc, 0, sizeof(*ldisc));
    ldisc->ops = ops;
    ldisc->termios = fresh;
}

/* ---- The input queue ------------------------------------------------------------------------- */

static size_t queued(const struct ldisc *ldisc)
{
    return ldisc->head - ldisc->tail;
}

static void enqueue(struct ldisc *ldisc, uint8_t byte, bool line_end, bool end_of_file)
{
    if (queued(ldisc) == LDISC_SIZE) {
        /* An overlong line without end: its last byte gives way (termios(3): 4096, then lost). */
        if (!lflag(ldisc, ICANON) || ldisc->line == ldisc->head)
            return;
        ldisc->head--;
    }
    ldisc->input[RING(ldisc->head)] = byte;
    bit_assign(ldisc->line_end, ldisc->head, line_end);
    bit_assign(ldisc->end_of_file, ldisc->head, end_of_file);
    ldisc->head++;
}

static void enqueue_data(struct ldisc *ldisc, uint8_t byte)
{
    if (byte == 0xff && iflag(ldisc, PARMRK) && !iflag(ldisc, ISTRIP))
        enqueue(ldisc, byte, false, false); /* 0xff is doubled so that marks stay recognisable */
    enqueue(ldisc, byte, false, false);
}

static void enqueue_line_end(struct ldisc *ldisc, uint8_t byte, bool end_of_file)
{
    enqueue(ldisc, byte, true, end_of_file);
    ldisc->line = ldisc->head;
    ldisc->ops->readable(ldisc);
}

size_t ldisc_room(const struct ldisc *ldisc)
{
    size_t room = LDISC_SIZE - 1 - MIN(queued(ldisc), (size_t)LDISC_SIZE - 1);

    if (room == 0 && lflag(ldisc, ICANON) && ldisc->line == ldisc->tail)
        return 1;
    return room;
}

void ldisc_flush_input(struct ldisc *ldisc)
{
    ldisc->head = ldisc->line = ldisc->tail = 0;
    ldisc->literal = ldisc->erasing = false;
}

/* ---- Editing --------------------------------------------------------------------------------- */

static void finish_erasing(struct ldisc *ldisc)
{
    if (ldisc->erasing)
        ldisc_echo_raw(ldisc, '/');
    ldisc->erasing = false;
}

/* Shows a byte of the line (literal: typed behind VLNEXT); the first one's place is remembered for
 * erasing tabs. */
static void echo_data(struct ldisc *ldisc, uint8_t byte, bool literal)
{
    if (!lflag(ldisc, ECHO))
        return;
    finish_erasing(ldisc);
    if (ldisc->head == ldisc->line)
        ldisc->line_column = ldisc->column;
    if (byte == '\n' && !literal)
        ldisc_echo_raw(ldisc, byte);
    else
        ldisc_echo_char(ldisc, byte);
}

/* Columns on screen between the last tab of the line (or its begin) and its end. */
static unsigned columns_since_tab(const struct ldisc *ldisc, bool *after_tab)
{
    unsigned columns = 0;

    *after_tab = false;
    for (uint32_t i = ldisc->head; i != ldisc->line; i--) {
        uint8_t byte = ldisc->input[RING(i - 1)];

        if (byte == '\t') {
            *after_tab = true;
            return columns;
        }
        if (is_control(byte))
            columns += lflag(ldisc, ECHOCTL) ? 2 : 0;
        else if (!is_continuation(ldisc, byte))
            columns++;
    }
    return columns;
}

/* Wipes one erased character off the screen: by size bytes at ldisc->head. */
static void echo_erased(struct ldisc *ldisc, uint8_t byte, unsigned size, bool single)
{
    if (!lflag(ldisc, ECHO))
        return;
    if (lflag(ldisc, ECHOPRT)) {
        if (!ldisc->erasing)
            ldisc_echo_raw(ldisc, '\\');
        ldisc->erasing = true;
        ldisc_echo_char(ldisc, byte);
        for (unsigned i = 1; i < size; i++)
            ldisc_echo_plain(ldisc, ldisc->input[RING(ldisc->head + i)]);
    } else if (single && !lflag(ldisc, ECHOE)) {
        ldisc_echo_char(ldisc, ldisc->termios.c_cc[VERASE]);
    } else if (byte == '\t') {
        bool after_tab;
        unsigned columns = columns_since_tab(ldisc, &after_tab);

        if (!after_tab)
            columns += ldisc->line_column;
        for (unsigned i = columns % 8; i < 8; i++)
            ldisc_echo_backspace(ldisc, false);
    } else {
        if (is_control(byte) && lflag(ldisc, ECHOCTL))
            ldisc_echo_backspace(ldisc, true);
        if (!is_control(byte) || lflag(ldisc, ECHOCTL))
            ldisc_echo_backspace(ldisc, true);
    }
}

/* Takes the last character off the line. Returns false at its begin, or if stop says so of it. */
static bool erase_one(struct ldisc *ldisc, bool single, bool word, bool *seen_word)
{
    uint32_t start = ldisc->head;
    unsigned size;
    uint8_t byte;

    if (start == ldisc->line)
        return false;
    do
        byte = ldisc->input[RING(--start)];
    while (is_continuation(ldisc, byte) && start != ldisc->line);
    if (is_continuation(ldisc, byte))
        return false; /* no whole character is left */
    if (word && is_word(byte))
        *seen_word = true;
    else if (word && *seen_word)
        return false;
    size = ldisc->head - start;
    ldisc->head = start;
    echo_erased(ldisc, byte, size, single);
    return true;
}

static void erase_line(struct ldisc *ldisc)
{
    bool seen_word = false;

    if (!lflag(ldisc, ECHO)) {
        ldisc->head = ldisc->line;
        return;
    }
    if (!lflag(ldisc, ECHOK) || !lflag(ldisc, ECHOKE) || !lflag(ldisc, ECHOE)) {
        ldisc->head = ldisc->line;
        finish_erasing(ldisc);
        ldisc_echo_char(ldisc, ldisc->termios.c_cc[VKILL]);
        if (lflag(ldisc, ECHOK))
            ldisc_echo_raw(ldisc, '\n');
        return;
    }
    while (erase_one(ldisc, false, false, &seen_word))
        ;
}

static void edit_line(struct ldisc *ldisc, unsigned special)
{
    bool seen_word = false;

    if (ldisc->head == ldisc->line)
        return;
    if (special == VKILL)
        erase_line(ldisc);
    else if (special == VERASE)
        erase_one(ldisc, true, false, &seen_word);
    else
        while (erase_one(ldisc, false, true, &seen_word))
            ;
    if (ldisc->head == ldisc->line && lflag(ldisc, ECHO))
        finish_erasing(ldisc);
}

static void reprint_line(struct ldisc *ldisc)
{
    finish_erasing(ldisc);
    ldisc_echo_char(ldisc, ldisc->termios.c_cc[VREPRINT]);
    ldisc_echo_raw(ldisc, '\n');
    for (uint32_t i = ldisc->line; i != ldisc->head; i++)
        ldisc_echo_char(ldisc, ldisc->input[RING(i)]);
}

/* ---- Special characters ---------------------------------------------------------------------- */

/* Canonical mode's own characters. True if byte was one. */
static bool take_canonical(struct ldisc *ldisc, uint8_t byte)
{
    bool extended = lflag(ldisc, IEXTEN);

    if (is_special(ldisc, VERASE, byte)) {
        edit_line(ldisc, VERASE);
    } else if (is_special(ldisc, VKILL, byte)) {
        edit_line(ldisc, VKILL);
    } else if (is_special(ldisc, VWERASE, byte) && extended) {
        edit_line(ldisc, VWERASE);
    } else if (is_special(ldisc, VLNEXT, byte) && extended) {
        ldisc->literal = true;
        if (lflag(ldisc, ECHO)) {
            finish_erasing(ldisc);
            if (lflag(ldisc, ECHOCTL))
                ldisc_echo_caret(ldisc);
        }
    } else if (is_special(ldisc, VREPRINT, byte) && lflag(ldisc, ECHO) && extended) {
        reprint_line(ldisc);
    } else if (byte == '\n') {
        if (lflag(ldisc, ECHO) || lflag(ldisc, ECHONL))
            ldisc_echo_raw(ldisc, '\n');
        enqueue_line_end(ldisc, byte, false);
    } else if (is_special(ldisc, VEOF, byte)) {
        enqueue_line_end(ldisc, 0, true);
    } else if (is_special(ldisc, VEOL, byte) || (is_special(ldisc, VEOL2, byte) && extended)) {
        echo_data(ldisc, byte, false);
        enqueue_line_end(ldisc, byte, false);
    } else {
        return false;
    }
    return true;
}

static void take_signal(struct ldisc *ldisc, int signal, uint8_t byte)
{
    ldisc->ops->signal(ldisc, signal);
    if (!lflag(ldisc, NOFLSH)) {
        ldisc_flush_input(ldisc);
        ldisc_discard_output(ldisc);
    }
    if (iflag(ldisc, IXON))
        ldisc_resume(ldisc);
    if (lflag(ldisc, ECHO))
        ldisc_echo_char(ldisc, byte);
}

static int signal_of(const struct ldisc *ldisc, uint8_t byte)
{
    if (is_special(ldisc, VINTR, byte))
        return SIGINT;
    if (is_special(ldisc, VQUIT, byte))
        return SIGQUIT;
    return is_special(ldisc, VSUSP, byte) ? SIGTSTP : 0;
}

/* Flow control and signals, which work in every mode. True if byte was one of theirs. */
static bool take_control(struct ldisc *ldisc, uint8_t byte)
{
    int signal = lflag(ldisc, ISIG) ? signal_of(ldisc, byte) : 0;

    if (iflag(ldisc, IXON) && is_special(ldisc, VSTART, byte))
        ldisc_resume(ldisc);
    else if (iflag(ldisc, IXON) && is_special(ldisc, VSTOP, byte))
        ldisc_suspend(ldisc);
    else if (signal)
        take_signal(ldisc, signal, byte);
    else
        return false;
    return true;
}

static void take_data(struct ldisc *ldisc, uint8_t byte, bool literal)
{
    echo_data(ldisc, byte, literal);
    enqueue_data(ldisc, byte);
}

static void take_byte(struct ldisc *ldisc, uint8_t byte)
{
    if (iflag(ldisc, ISTRIP))
        byte &= 0x7f;
    if (iflag(ldisc, IUCLC) && lflag(ldisc, IEXTEN) && byte >= 'A' && byte <= 'Z')
        byte += 'a' - 'A';
    if (ldisc->literal) {
        ldisc->literal = false;
        take_data(ldisc, byte, true);
        return;
    }
    if (take_control(ldisc, byte))
        return;
    if (iflag(ldisc, IXON) && iflag(ldisc, IXANY))
        ldisc_resume(ldisc);
    if (byte == '\r') {
        if (iflag(ldisc, IGNCR))
            return;
        if (iflag(ldisc, ICRNL))
            byte = '\n';
    } else if (byte == '\n' && iflag(ldisc, INLCR)) {
        byte = '\r';
    }
    if (!lflag(ldisc, ICANON) || !take_canonical(ldisc, byte))
        take_data(ldisc, byte, false);
}

void ldisc_input(struct ldisc *ldisc, const uint8_t *bytes, size_t n)
{
    uint32_t before = ldisc->head;

    for (size_t i = 0; i < n; i++)
        take_byte(ldisc, bytes[i]);
    ldisc_push(ldisc);
    if (!lflag(ldisc, ICANON) && ldisc->head != before)
        ldisc->ops->readable(ldisc);
}

/* ---- Reading --------------------------------------------------------------------------------- */

size_t ldisc_available(const struct ldisc *ldisc)
{
    size_t count = 0;

    if (!lflag(ldisc, ICANON))
        return queued(ldisc);
    for (uint32_t i = ldisc->tail; i != ldisc->line; i++)
        count += !bit_test(ldisc->end_of_file, i);
    return count;
}

bool ldisc_readable(const struct ldisc *ldisc, size_t least)
{
    if (lflag(ldisc, ICANON))
        return ldisc->line != ldisc->tail;
    return queued(ldisc) >= least;
}

static size_t read_line(struct ldisc *ldisc, uint8_t *bytes, size_t n, bool *ended)
{
    size_t count = 0;

    *ended = true;
    while (count < n && ldisc->tail != ldisc->line) {
        uint32_t index = ldisc->tail++;

        if (bit_test(ldisc->end_of_file, index))
            return count;
        bytes[count++] = ldisc->input[RING(index)];
        if (bit_test(ldisc->line_end, index))
            return count;
    }
    /* A VEOF right behind what was read ended this line; it is no end of file of its own. */
    *ended = count > 0 && ldisc->tail != ldisc->line && bit_test(ldisc->end_of_file, ldisc->tail);
    if (*ended)
        ldisc->tail++;
    return count;
}

size_t ldisc_read(struct ldisc *ldisc, uint8_t *bytes, size_t n, bool *ended)
{
    size_t count = 0;

    if (lflag(ldisc, ICANON))
        return read_line(ldisc, bytes, n, ended);
    while (count < n && ldisc->tail != ldisc->head)
        bytes[count++] = ldisc->input[RING(ldisc->tail++)];
    *ended = true;
    return count;
}

/* ---- Modes ----------------------------------------------------------------------------------- */

void ldisc_set_termios(struct ldisc *ldisc, const struct k_termios *termios)
{
    uint32_t changed = ldisc->termios.c_lflag ^ termios->c_lflag;
    bool had_ixon = iflag(ldisc, IXON);

    ldisc->termios = *termios;
    if (changed & ICANON) {
        /* What was typed before becomes readable at once: a line without delimiter. */
        memset(ldisc->line_end, 0, sizeof(ldisc->line_end));
        memset(ldisc->end_of_file, 0, sizeof(ldisc->end_of_file));
        ldisc->line = ldisc->tail;
        if (lflag(ldisc, ICANON) && queued(ldisc) > 0) {
            ldisc->line = ldisc->head;
            bit_assign(ldisc->line_end, ldisc->head - 1, true);
        }
        ldisc->erasing = ldisc->literal = false;
    }
    if (had_ixon && !iflag(ldisc, IXON))
        ldisc_resume(ldisc);
    if (ldisc_readable(ldisc, 1))
        ldisc->ops->readable(ldisc);
}
