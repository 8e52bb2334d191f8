/*
 * sed [-nE] [-i] [-e script | -f file …] [script] [file …]: edits text by line. Commands: { } = a b
 * c d D g G h H i l n N p P q r s t w x y : #, with up to two addresses and "!".
 *
 * script.c turns the script's text into a list of commands, run.c runs it over the lines of the
 * files, main.c has the options.
 */
#ifndef USER_SED_H
#define USER_SED_H

#include <stddef.h>
#include <stdio.h>

struct regex;

/* ---- The script (script.c) ------------------------------------------------------------------- */

enum address_kind { ADDRESS_NONE, ADDRESS_LINE, ADDRESS_LAST, ADDRESS_REGEX, ADDRESS_OFFSET };

struct address {
    enum address_kind kind;
    unsigned long line;
    struct regex *regex;
};

struct command {
    struct address from, to;
    int negated, in_range;
    unsigned long range_end; /* "from,+n" */
    char name;
    char *text;          /* a i c: text; b t: label; r w: file; s: replacement; y: 256 bytes */
    struct regex *regex; /* s */
    int global, print, number;
    FILE *file;                /* w, and s///w */
    struct command *block_end; /* {: behind its } */
    struct command *target;    /* b t */
    struct command *next;
};

/* The commands of a script, or exit with a message. extended: -E. */
struct command *script_parse(const char *text, int extended);

/* ---- Running (run.c) ------------------------------------------------------------------------- */

/* Over the files, named by a list that ends with NULL. quiet: -n; in_place: -i. The exit status. */
int run_over(struct command *commands, char **files, int quiet, int in_place);

/* ---- Text that grows (script.c); there is a NUL behind it ------------------------------------ */

struct buffer {
    char *data;
    size_t length, room;
};

void buffer_append(struct buffer *buffer, const char *data, size_t length);

#endif
