/*
 * The line editor: Emacs keys, history, search and completion. key.c has the keys, screen.c the
 * picture; here is the line and what each key does to it.
 *
 * The line is bytes. A UTF-8 character is moved over and deleted as one (its continuation bytes
 * have no width of their own); any other byte above 127 counts as one column.
 */
#include "edit.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "key.h"
#include "screen.h"
#include "sh.h"

enum { LINE_MAX_BYTES = 4096 };

static struct {
    char text[LINE_MAX_BYTES + 2];
    size_t length, cursor;
    const char *prompt;              /* its last line */
    int age;                         /* of the history line shown, -1 for the new one */
    char draft[LINE_MAX_BYTES + 2];  /* the new line while another is shown */
    char killed[LINE_MAX_BYTES + 2]; /* what Ctrl+Y brings back */
} edit;

int edit_possible(void)
{
    const char *term = var_get("TERM");
    struct termios modes;

    return (term == NULL || strcmp(term, "dumb") != 0) && isatty(2) && tcgetattr(0, &modes) == 0;
}

void edit_refresh(void)
{
    screen_draw(edit.prompt, edit.text, edit.length, edit.cursor);
}

/* Puts the cursor behind the line, on a row of its own: what is printed next starts there. */
static void leave_line(const char *last)
{
    if (edit.cursor != edit.length) {
        edit.cursor = edit.length;
        edit_refresh();
    }
    screen_leave(last);
}

/* ---- Changing the line ----------------------------------------------------------------------- */

static size_t step_left(size_t at)
{
    if (at > 0)
        at--;
    while (at > 0 && byte_is_continuation(edit.text[at]))
        at--;
    return at;
}

static size_t step_right(size_t at)
{
    if (at < edit.length)
        at++;
    while (at < edit.length && byte_is_continuation(edit.text[at]))
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
    size_t end = screen_prompt_width(edit.prompt) + screen_width(edit.text, edit.length);
    if (at_end && end % screen_columns() != 0 && !byte_is_control((unsigned char)c)) {
        screen_bytes(&c, 1);
        screen_flush();
    } else {
        edit_refresh();
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
    screen_draw(prompt, line, strlen(line), 0);
}

/* Ctrl+R: finds lines by what they contain. Returns the key that ended it, to be acted on. */
static int search_history(void)
{
    char query[80] = "";
    size_t length = 0;
    int age = -1;

    for (;;) {
        draw_search(query, age);
        int key = key_read();
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
    while (length > 0 && byte_is_continuation(found->words[0][length]))
        length--;
    while (length > 0 && found->words[0][length - 1] == '\\')
        length--;
    return length;
}

static void list_completions(const struct completions *found)
{
    size_t widest = 0, wide = screen_columns();

    for (int i = 0; i < found->count; i++) {
        size_t width = screen_width(found->words[i], strlen(found->words[i])) + 2;
        widest = width > widest ? width : widest;
    }
    size_t per_row = wide / widest > 0 ? wide / widest : 1;
    size_t cursor = edit.cursor;
    leave_line("");
    edit.cursor = cursor;
    for (int i = 0; i < found->count; i++) {
        size_t width = screen_width(found->words[i], strlen(found->words[i]));
        screen_text(found->words[i]);
        if ((size_t)(i + 1) % per_row == 0 || i + 1 == found->count)
            screen_newline();
        else
            for (; width < widest; width++)
                screen_text(" ");
    }
    screen_flush();
}

static void complete(void)
{
    struct completions found;
    size_t start;

    edit.text[edit.length] = '\0';
    complete_word(edit.text, edit.cursor, &start, &found);
    if (found.count == 0) {
        complete_free(&found);
        screen_text("\a");
        screen_flush();
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
    case KEY_CTRL_L: screen_clear(); break;
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
        edit_refresh();
        return act_on(key);
    }
    if (key >= ' ' && key < 256 && key != KEY_BACKSPACE) {
        type_byte((char)key);
        return GO_ON;
    }
    move_or_delete(key);
    edit_refresh();
    return GO_ON;
}

const char *edit_line(const char *prompt)
{
    enum outcome outcome;
    const char *newline = strrchr(prompt, '\n');

    edit.length = 0;
    edit.cursor = 0;
    edit.age = -1;
    edit.prompt = newline != NULL ? newline + 1 : prompt;
    screen_begin();
    if (newline != NULL)
        screen_bytes(prompt, (size_t)(edit.prompt - prompt));
    edit_refresh();
    while ((outcome = act_on(key_read())) == GO_ON)
        continue;
    if (outcome != LINE_EOF)
        leave_line(outcome == LINE_DROPPED ? "^C" : "");
    screen_end();
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
