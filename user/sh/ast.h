/*
 * What the parser makes of a command line, and the parser's two entry points.
 */
#ifndef SH_AST_H
#define SH_AST_H

#include "sh.h"

enum part_kind {
    PART_TEXT,    /* text as it stands */
    PART_PARAM,   /* $name, ${name…}: text is the name */
    PART_COMMAND, /* $(…) and `…` */
    PART_ARITH,   /* $((…)): word is the expression */
};

enum param_op {
    PARAM_PLAIN,
    PARAM_LENGTH,      /* ${#x} */
    PARAM_DEFAULT,     /* ${x-w} */
    PARAM_ASSIGN,      /* ${x=w} */
    PARAM_ERROR,       /* ${x?w} */
    PARAM_ALTERNATIVE, /* ${x+w} */
    PARAM_SUFFIX,      /* ${x%w} */
    PARAM_LONG_SUFFIX, /* ${x%%w} */
    PARAM_PREFIX,      /* ${x#w} */
    PARAM_LONG_PREFIX, /* ${x##w} */
};

struct part {
    enum part_kind kind;
    int quoted; /* inside quotes: neither split nor a pattern */
    char *text;
    enum param_op op;
    int colon; /* the operator had one: an empty value counts as none */
    struct word *word;
    struct node *command;
    struct part *next;
};

struct word {
    struct part *parts;
    struct word *next;
};

enum redir_kind {
    REDIR_IN,      /* < */
    REDIR_OUT,     /* > */
    REDIR_CLOBBER, /* >| */
    REDIR_APPEND,  /* >> */
    REDIR_RDWR,    /* <> */
    REDIR_DUP,     /* <& and >& */
    REDIR_HERE,    /* << */
};

struct redir {
    enum redir_kind kind;
    int fd;
    struct word *word; /* the file, the fd to copy, or the text of a here-document */
    struct redir *next;
};

struct case_item {
    struct word *patterns;
    struct node *body;
    struct case_item *next;
};

enum node_kind {
    NODE_SIMPLE,   /* assigns, words */
    NODE_PIPE,     /* list of commands by next */
    NODE_NOT,      /* ! left */
    NODE_AND,      /* left && right */
    NODE_OR,       /* left || right */
    NODE_LIST,     /* left ; right */
    NODE_ASYNC,    /* left & */
    NODE_SUBSHELL, /* ( left ) */
    NODE_GROUP,    /* { left } */
    NODE_IF,       /* if left then right else other */
    NODE_WHILE,    /* while left do right */
    NODE_UNTIL,
    NODE_FOR,      /* for name in words do right; has_words tells `in` from "$@" */
    NODE_CASE,     /* case words in items */
    NODE_FUNCTION, /* name() left */
};

struct node {
    enum node_kind kind;
    int line;
    struct node *left, *right, *other, *next;
    struct word *assigns, *words;
    struct redir *redirs;
    struct case_item *items;
    const char *name;
    int has_words;
    const char *text;    /* the source, for job messages */
    struct arena *arena; /* NODE_FUNCTION: what holds the tree */
};

/* Where commands come from (input.c). */
struct input;
struct input *input_string(const char *text, struct arena *arena); /* lives as long as arena */
struct input *input_fd(int fd); /* is closed with the input if it is above 2 */
struct input *input_terminal(void);
/* Only a file's needs it. */
void input_close(struct input *input);
/* The next byte, -1 at the end; the prompt for another line is PS2 if `more`, else PS1. */
int input_get(struct input *input, int more);
/* Takes back the last byte got. */
void input_unget(struct input *input);
/* Forgets the rest of the current line (after an error). */
void input_discard_line(struct input *input);
int input_line(const struct input *input);
/* Whether nothing can follow: then the last command needs no process of its own. */
int input_at_end(struct input *input);

enum parse_result { PARSE_COMMAND, PARSE_EMPTY, PARSE_END };

/*
 * Reads one complete command (up to a newline) into arena. PARSE_EMPTY: a blank line. Syntax
 * errors go to sh_error(). Aliases are replaced.
 */
enum parse_result parse_command(struct input *input, struct arena *arena, struct node **node);

/*
 * Parses text as the inside of double quotes, or of a here-document: prompts (PS1 has $…) use it
 * too.
 */
struct word *parse_text(const char *text, struct arena *arena);

/* alias and unalias (alias.c). */
const char *alias_get(const char *name);
void alias_each(void (*found)(const char *name));
int builtin_alias(int argc, char **argv);
int builtin_unalias(int argc, char **argv);

#endif
