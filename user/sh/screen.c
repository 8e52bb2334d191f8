/*
 * The picture of a line on a terminal in raw mode.
 *
 * The line may be longer than the terminal is wide: it is redrawn from the prompt's first row,
 * which is where `row` counts from. Output is collected and goes out when a picture is complete.
 */
#include "screen.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>

#include "../lib/text.h"

static struct termios cooked;
static size_t row; /* the row the terminal's cursor is in */

void screen_begin(void)
{
    struct termios raw;

    tcgetattr(0, &cooked);
    raw = cooked;
    raw.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | ISTRIP);
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    tcsetattr(0, TCSADRAIN, &raw);
    row = 0;
}

void screen_end(void)
{
    tcsetattr(0, TCSADRAIN, &cooked);
}

/* ---- Output ---------------------------------------------------------------------------------- */

static char out[4096];
static size_t out_length;

void screen_flush(void)
{
    text_write_all(2, out, out_length);
    out_length = 0;
}

void screen_bytes(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (out_length == sizeof out)
            screen_flush();
        out[out_length++] = bytes[i];
    }
}

void screen_text(const char *text)
{
    screen_bytes(text, strlen(text));
}

/* ESC [ count letter; nothing for a count of 0. */
static void out_move(size_t count, char letter)
{
    char sequence[24];

    if (count == 0)
        return;
    snprintf(sequence, sizeof sequence, "\033[%zu%c", count, letter);
    screen_text(sequence);
}

void screen_newline(void)
{
    screen_text(cooked.c_oflag & OPOST ? "\n" : "\r\n");
}

void screen_clear(void)
{
    screen_text("\033[H\033[2J");
    row = 0;
}

void screen_leave(const char *last)
{
    screen_text(last);
    screen_newline();
    screen_flush();
    row = 0;
}

/* ---- The picture ----------------------------------------------------------------------------- */

static void out_visible(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (byte_is_control((unsigned char)text[i])) {
            char shown[2] = { '^', text[i] ^ 64 };
            screen_bytes(shown, 2);
        } else {
            screen_bytes(text + i, 1);
        }
    }
}

size_t screen_width(const char *text, size_t length)
{
    size_t width = 0;

    for (size_t i = 0; i < length; i++)
        width += byte_is_control((unsigned char)text[i]) ? 2 : !byte_is_continuation(text[i]);
    return width;
}

size_t screen_prompt_width(const char *prompt)
{
    const char *newline = strrchr(prompt, '\n');
    size_t width = 0;

    for (const char *p = newline != NULL ? newline + 1 : prompt; *p != '\0'; p++) {
        if (*p == '\033' && p[1] == '[') {
            for (p += 2; *p != '\0' && (*p < '@' || *p > '~'); p++)
                continue;
            if (*p == '\0')
                break;
        } else if (!byte_is_continuation(*p)) {
            width++;
        }
    }
    return width;
}

size_t screen_columns(void)
{
    struct winsize size;

    if (ioctl(2, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 80;
    return size.ws_col;
}

void screen_draw(const char *prompt, const char *text, size_t length, size_t cursor)
{
    size_t wide = screen_columns();
    size_t before = screen_prompt_width(prompt);
    size_t end = before + screen_width(text, length);
    size_t at = before + screen_width(text, cursor);

    screen_text("\r");
    out_move(row, 'A');
    screen_text("\033[J");
    screen_text(prompt);
    out_visible(text, length);
    /* In the last column some terminals wrap at once and some with the next byte: decide it. */
    if (end > 0 && end % wide == 0)
        screen_text(" \r");
    if (cursor != length) {
        out_move(end / wide - at / wide, 'A');
        screen_text("\r");
        out_move(at % wide, 'C');
    }
    row = at / wide;
    screen_flush();
}
