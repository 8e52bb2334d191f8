/*
 * The line editor: Emacs keys, history, search and completion on a terminal in raw mode.
 *
 * The line is bytes. A UTF-8 character is moved over and deleted as one (its continuation bytes
 * have no width of their own); any other byte above 127 counts as one column. The line may be
 * longer than the terminal is wide: it is redrawn from the prompt's first row, which is where
 * `row` counts from.
 */
#include "edit.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "../lib/text.h"
#include "exec.h"

enum { LINE_MAX_BYTES = 4096, ESCAPE_WAIT_MS = 50 };

enum key {
    KEY_CTRL_A = 1,
    KEY_CTRL_B,
    KEY_CTRL_C,
    KEY_CTRL_D,
    KEY_CTRL_E,
    KEY_CTRL_F,
    KEY_CTRL_G,
    KEY_CTRL_H,
    KEY_TAB,
    KEY_NEWLINE,
    KEY_CTRL_K,
    KEY_CTRL_L,
    KEY_ENTER,
    KEY_CTRL_N = 14,
    KEY_CTRL_P = 16,
    KEY_CTRL_R = 18,
    KEY_CTRL_U = 21,
    KEY_CTRL_W = 23,
    KEY_CTRL_Y = 25,
    KEY_ESCAPE = 27,
    KEY_BACKSPACE = 127,
    KEY_UP = 256,
    KEY_DOWN,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_HOME,
    KEY_END,
    KEY_DELETE,
    KEY_WORD_LEFT,
    KEY_WORD_RIGHT,
    KEY_WORD_DELETE,
    KEY_NONE,
    KEY_END_OF_INPUT,
};

static struct {
    char text[LINE_MAX_BYTES + 2];
    size_t length, cursor;
    const char *prompt;
    size_t row;                      /* the row the terminal's cursor is in */
    int age;                         /* of the history line shown, -1 for the new one */
    char draft[LINE_MAX_BYTES + 2];  /* the new line while another is shown */
    char killed[LINE_MAX_BYTES + 2]; /* what Ctrl+Y brings back */
    struct termios cooked;
} edit;

/* ---- Output ---------------------------------------------------------------------------------- */

static char out[4096];
static size_t out_length;

static void out_flush(void)
{
    text_write_all(2, out, out_length);
    out_length = 0;
}

static void out_bytes(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (out_length == sizeof out)
            out_flush();
        out[out_length++] = bytes[i];
    }
}

static void out_text(const char *text)
{
    out_bytes(text, strlen(text));
}

/* ESC [ count letter; nothing for a count of 0. */
static void out_move(size_t count, char letter)
{
    char sequence[24];

    if (count == 0)
        return;
    snprintf(sequence, sizeof sequence, "\033[%zu%c", count, letter);
    out_text(sequence);
}

static int is_control(unsigned char c)
{
    return c < ' ' || c == 127;
}

static int is_continuation(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

static void out_visible(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (is_control((unsigned char)text[i])) {
            char shown[2] = { '^', text[i] ^ 64 };
            out_bytes(shown, 2);
        } else {
            out_bytes(text + i, 1);
        }
    }
}

static size_t width_of(const char *text, size_t length)
{
    size_t width = 0;

    for (size_t i = 0; i < length; i++)
        width += is_control((unsigned char)text[i]) ? 2 : !is_continuation(text[i]);
    return width;
}

/* The columns of the prompt's last line, without colour sequences. */
static size_t prompt_width(const char *prompt)
{
    const char *newline = strrchr(prompt, '\n');
    size_t width = 0;

    for (const char *p = newline != NULL ? newline + 1 : prompt; *p != '\0'; p++) {
        if (*p == '\033' && p[1] == '[') {
            for (p += 2; *p != '\0' && (*p < '@' || *p > '~'); p++)
                continue;
            if (*p == '\0')
                break;
        } else if (!is_continuation(*p)) {
            width++;
        }
    }
    return width;
}

static size_t columns(void)
{
    struct winsize size;

    if (ioctl(2, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 80;
    return size.ws_col;
}

/* Draws prompt and line anew and leaves the cursor at `cursor`. */
static void draw(const char *prompt, const char *text, size_t length, size_t cursor)
{
    size_t wide = columns();
    size_t before = prompt_width(prompt);
    size_t end = before + width_of(text, length);
    size_t at = before + width_of(text, cursor);

    out_text("\r");
    out_move(edit.row, 'A');
    out_text("\033[J");
    out_text(prompt);
    out_visible(text, length);
    /* In the last column some terminals wrap at once and some with the next byte: decide it. */
    if (end > 0 && end % wide == 0)
        out_text(" \r");
    if (cursor != length) {
        out_move(end / wide - at / wide, 'A');
        out_text("\r");
        out_move(at % wide, 'C');
    }
    edit.row = at / wide;
    out_flush();
}

static void refresh(void)
{
    const char *newline = strrchr(edit.prompt, '\n');

    draw(newline != NULL ? newline + 1 : edit.prompt, edit.text, edit.length, edit.cursor);
}

/* To the next row's start, whether or not the terminal turns a newline into that. */
static void out_newline(void)
{
    out_text(edit.cooked.c_oflag & OPOST ? "\n" : "\r\n");
}

/* Puts the cursor behind the line, on a row of its own: what is printed next starts there. */
static void leave_line(const char *last)
{
    if (edit.cursor != edit.length) {
        edit.cursor = edit.length;
        refresh();
    }
    out_text(last);
    out_newline();
    out_flush();
    edit.row = 0;
}

/* ---- The terminal ---------------------------------------------------------------------------- */

int edit_possible(void)
{
    const char *term = var_get("TERM");
    struct termios modes;

    return (term == NULL || strcmp(term, "dumb") != 0) && isatty(2) && tcgetattr(0, &modes) == 0;
}

static void raw_mode(void)
{
    struct termios raw;

    tcgetattr(0, &edit.cooked);
    raw = edit.cooked;
    raw.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | ISTRIP);
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    tcsetattr(0, TCSADRAIN, &raw);
}

static void cooked_mode(void)
{
    tcsetattr(0, TCSADRAIN, &edit.cooked);
}

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
            cooked_mode();
            trap_run_pending();
            raw_mode();
            edit.row = 0;
            refresh();
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

static int read_key(void)
{
    int c = read_byte();

    if (c < 0)
        return KEY_END_OF_INPUT;
    return c == KEY_ESCAPE ? (int)read_escape() : c;
}

/* ---- Changing the line ----------------------------------------------------------------------- */

static size_t step_left(size_t at)
{
    if (at > 0)
        at--;
    while (at > 0 && is_continuation(edit.text[at]))
        at--;
    return at;
}

static size_t step_right(size_t at)
{
    if (at < edit.length)
        at++;
    while (at < edit.length && is_continuation(edit.text[at]))
        at++;
    return at;
}

static int is_word_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (unsigned char)c > 127;
}

static size_t word_left(size_t at)
{
    while (at > 0 && !is_word_byte(edit.text[at - 1]))
        at--;
    while (at > 0 && is_word_byte(edit.text[at - 1]))
        at--;
    return at;
}

static size_t word_right(size_t at)
{
    while (at < edit.length && !is_word_byte(edit.text[at]))
        at++;
    while (at < edit.length && is_word_byte(edit.text[at]))
        at++;
    return at;
}

/* Ctrl+W: back to the last blank. */
static size_t blank_left(size_t at)
{
    while (at > 0 && edit.text[at - 1] == ' ')
        at--;
    while (at > 0 && edit.text[at - 1] != ' ')
        at--;
    return at;
}

static void delete_range(size_t from, size_t to)
{
    memmove(edit.text + from, edit.text + to, edit.length - to);
    edit.length -= to - from;
    edit.cursor = from;
}

static void kill_range(size_t from, size_t to)
{
    if (from == to)
        return;
    memcpy(edit.killed, edit.text + from, to - from);
    edit.killed[to - from] = '\0';
    delete_range(from, to);
}

static void insert(const char *bytes, size_t length)
{
    if (edit.length + length > LINE_MAX_BYTES)
        return;
    memmove(edit.text + edit.cursor + length, edit.text + edit.cursor, edit.length - edit.cursor);
    memcpy(edit.text + edit.cursor, bytes, length);
    edit.length += length;
    edit.cursor += length;
}

static void set_line(const char *text)
{
    size_t length = strlen(text);

    edit.length = length <= LINE_MAX_BYTES ? length : LINE_MAX_BYTES;
    memcpy(edit.text, text, edit.length);
    edit.cursor = edit.length;
}

/* A byte that is typed: at the end of a row with room it is all there is to draw. */
static void type_byte(char c)
{
    int at_end = edit.cursor == edit.length;

    insert(&c, 1);
    const char *newline = strrchr(edit.prompt, '\n');
    size_t end = prompt_width(newline != NULL ? newline + 1 : edit.prompt) +
                 width_of(edit.text, edit.length);
    if (at_end && end % columns() != 0 && !is_control((unsigned char)c)) {
        out_bytes(&c, 1);
        out_flush();
    } else {
        refresh();
    }
}

/* ---- History --------------------------------------------------------------------------------- */

static void show_history(int age)
{
    if (age >= 0 && history_get(age) == NULL)
        return;
    if (edit.age < 0) {
        edit.text[edit.length] = '\0';
        strcpy(edit.draft, edit.text);
    }
    edit.age = age < -1 ? -1 : age;
    set_line(edit.age >= 0 ? history_get(edit.age) : edit.draft);
}

static void draw_search(const char *query, int age)
{
    char prompt[160];
    const char *line = age >= 0 ? history_get(age) : "";

    snprintf(prompt, sizeof prompt, "(%ssearch)`%s': ", age >= 0 || *query == '\0' ? "" : "failed ",
             query);
    draw(prompt, line, strlen(line), 0);
}

/* Ctrl+R: finds lines by what they contain. Returns the key that ended it, to be acted on. */
static int search_history(void)
{
    char query[80] = "";
    size_t length = 0;
    int age = -1;

    for (;;) {
        draw_search(query, age);
        int key = read_key();
        if (key == KEY_CTRL_R) {
            int older = age >= 0 ? history_find(query, age + 1) : -1;
            age = older >= 0 ? older : age;
        } else if ((key == KEY_BACKSPACE || key == KEY_CTRL_H) && length > 0) {
            query[--length] = '\0';
            age = length > 0 ? history_find(query, 0) : -1;
        } else if (key >= ' ' && key < 256 && key != KEY_BACKSPACE && length < sizeof query - 1) {
            query[length++] = (char)key;
            query[length] = '\0';
            age = history_find(query, age >= 0 ? age : 0);
        } else {
            if (key != KEY_CTRL_G && key != KEY_CTRL_C && age >= 0)
                set_line(history_get(age));
            return key == KEY_CTRL_G ? KEY_NONE : key;
        }
    }
}

/* ---- Completion ------------------------------------------------------------------------------ */

static size_t common_length(const struct completions *found)
{
    size_t length = strlen(found->words[0]);

    for (int i = 1; i < found->count; i++) {
        size_t same = 0;
        while (same < length && found->words[i][same] == found->words[0][same])
            same++;
        length = same;
    }
    /* Not in the middle of a character, nor between a backslash and what it escapes. */
    while (length > 0 && is_continuation(found->words[0][length]))
        length--;
    while (length > 0 && found->words[0][length - 1] == '\\')
        length--;
    return length;
}

static void list_completions(const struct completions *found)
{
    size_t widest = 0, wide = columns();

    for (int i = 0; i < found->count; i++) {
        size_t width = width_of(found->words[i], strlen(found->words[i])) + 2;
        widest = width > widest ? width : widest;
    }
    size_t per_row = wide / widest > 0 ? wide / widest : 1;
    size_t cursor = edit.cursor;
    leave_line("");
    edit.cursor = cursor;
    for (int i = 0; i < found->count; i++) {
        size_t width = width_of(found->words[i], strlen(found->words[i]));
        out_text(found->words[i]);
        if ((size_t)(i + 1) % per_row == 0 || i + 1 == found->count)
            out_newline();
        else
            for (; width < widest; width++)
                out_text(" ");
    }
    out_flush();
}

static void complete(void)
{
    struct completions found;
    size_t start;

    edit.text[edit.length] = '\0';
    complete_word(edit.text, edit.cursor, &start, &found);
    if (found.count == 0) {
        complete_free(&found);
        out_text("\a");
        out_flush();
        return;
    }
    size_t length = common_length(&found);
    size_t typed = edit.cursor - start;
    if (length > typed || found.count == 1) {
        delete_range(start, edit.cursor);
        insert(found.words[0], length);
    } else {
        list_completions(&found);
    }
    complete_free(&found);
}

/* ---- The keys -------------------------------------------------------------------------------- */

enum outcome { GO_ON, LINE_DONE, LINE_DROPPED, LINE_EOF };

static void move_or_delete(int key)
{
    switch (key) {
    case KEY_CTRL_A:
    case KEY_HOME: edit.cursor = 0; break;
    case KEY_CTRL_E:
    case KEY_END: edit.cursor = edit.length; break;
    case KEY_CTRL_B:
    case KEY_LEFT: edit.cursor = step_left(edit.cursor); break;
    case KEY_CTRL_F:
    case KEY_RIGHT: edit.cursor = step_right(edit.cursor); break;
    case KEY_WORD_LEFT: edit.cursor = word_left(edit.cursor); break;
    case KEY_WORD_RIGHT: edit.cursor = word_right(edit.cursor); break;
    case KEY_CTRL_H:
    case KEY_BACKSPACE: delete_range(step_left(edit.cursor), edit.cursor); break;
    case KEY_CTRL_D:
    case KEY_DELETE: delete_range(edit.cursor, step_right(edit.cursor)); break;
    case KEY_CTRL_K: kill_range(edit.cursor, edit.length); break;
    case KEY_CTRL_U: kill_range(0, edit.cursor); break;
    case KEY_CTRL_W: kill_range(blank_left(edit.cursor), edit.cursor); break;
    case KEY_WORD_DELETE: kill_range(edit.cursor, word_right(edit.cursor)); break;
    case KEY_CTRL_Y: insert(edit.killed, strlen(edit.killed)); break;
    }
}

static enum outcome act_on(int key)
{
    switch (key) {
    case KEY_ENTER:
    case KEY_NEWLINE: return LINE_DONE;
    case KEY_CTRL_C: return LINE_DROPPED;
    case KEY_END_OF_INPUT: return LINE_EOF;
    case KEY_CTRL_D:
        if (edit.length == 0)
            return LINE_EOF;
        break;
    case KEY_CTRL_L:
        out_text("\033[H\033[2J");
        edit.row = 0;
        break;
    case KEY_UP:
    case KEY_CTRL_P: show_history(edit.age + 1); break;
    case KEY_DOWN:
    case KEY_CTRL_N:
        if (edit.age >= 0)
            show_history(edit.age - 1);
        break;
    case KEY_TAB: complete(); break;
    case KEY_CTRL_R:
        key = search_history();
        refresh();
        return act_on(key);
    }
    if (key >= ' ' && key < 256 && key != KEY_BACKSPACE) {
        type_byte((char)key);
        return GO_ON;
    }
    move_or_delete(key);
    refresh();
    return GO_ON;
}

const char *edit_line(const char *prompt)
{
    enum outcome outcome;
    const char *newline = strrchr(prompt, '\n');

    edit.length = 0;
    edit.cursor = 0;
    edit.row = 0;
    edit.age = -1;
    edit.prompt = prompt;
    raw_mode();
    if (newline != NULL)
        out_bytes(prompt, (size_t)(newline + 1 - prompt));
    refresh();
    while ((outcome = act_on(read_key())) == GO_ON)
        continue;
    if (outcome != LINE_EOF)
        leave_line(outcome == LINE_DROPPED ? "^C" : "");
    cooked_mode();
    if (outcome == LINE_EOF)
        return NULL;
    if (outcome == LINE_DROPPED) {
        edit.text[0] = '\0';
        return edit.text;
    }
    edit.text[edit.length] = '\0';
    history_add(edit.text);
    edit.text[edit.length] = '\n';
    edit.text[edit.length + 1] = '\0';
    return edit.text;
}
