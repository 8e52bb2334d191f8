/*
 * The terminal of the line editor, in raw mode from screen_begin() to screen_end(): bytes for it,
 * and the picture of a prompt and a line (screen.c). Written is only what is flushed.
 */
#ifndef SH_SCREEN_H
#define SH_SCREEN_H

#include <stddef.h>

/* Raw mode: the line begins in the row where the cursor is. And back to the modes before. */
void screen_begin(void);
void screen_end(void);

void screen_flush(void);
void screen_bytes(const char *bytes, size_t length);
void screen_text(const char *text);
/* To the next row's start, whether or not the terminal turns a newline into that. */
void screen_newline(void);
/* Empties the screen: the line begins in its first row. */
void screen_clear(void);
/* Behind the line that is drawn, its cursor at the end: `last`, and on to a new row. Flushes. */
void screen_leave(const char *last);

/* Draws prompt (one line) and text anew and leaves the cursor at text[cursor]. Flushes. */
void screen_draw(const char *prompt, const char *text, size_t length, size_t cursor);

/* The terminal's columns; those that a text takes; those of a prompt without colour sequences. */
size_t screen_columns(void);
size_t screen_width(const char *text, size_t length);
size_t screen_prompt_width(const char *prompt);

/* Shown as ^X. */
static inline int byte_is_control(unsigned char c)
{
    return c < ' ' || c == 127;
}

/* Of a UTF-8 character: has no width of its own. */
static inline int byte_is_continuation(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

#endif
