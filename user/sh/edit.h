/*
 * Reading a line from a terminal: edit.c (the editor, with key.c and screen.c), history.c (lines
 * typed before) and complete.c (Tab).
 */
#ifndef SH_EDIT_H
#define SH_EDIT_H

#include <stddef.h>

/*
 * Shows prompt and lets a line be edited; returns it, '\n' at its end, valid until the next call,
 * or NULL at the end of input. A line dropped by Ctrl+C is returned as an empty string (no '\n').
 */
const char *edit_line(const char *prompt);

/* Whether edit_line() can work: fd 0 and 2 are a terminal whose modes can be set. */
int edit_possible(void);

/* history.c: line 0 is the newest. NULL if there is none. */
void history_add(const char *line);
const char *history_get(int age);
/* The age of the first line, from `age` on, that contains text; -1 if none. */
int history_find(const char *text, int age);
int builtin_history(int argc, char **argv);

/*
 * complete.c: what could stand for the word that ends at line[cursor]. Where it begins goes to
 * *start; the candidates are sorted, and stand for the whole word (with backslashes where
 * needed). Free with complete_free().
 */
struct completions {
    char **words;
    int count, room;
};
void complete_word(const char *line, size_t cursor, size_t *start, struct completions *found);
void complete_free(struct completions *found);

#endif
