/*
 * The tokenizer's side of the parser: struct parser is one command being read.
 */
#ifndef SH_LEX_H
#define SH_LEX_H

#include "ast.h"

enum token {
    TOKEN_END,
    TOKEN_NEWLINE,
    TOKEN_WORD,
    TOKEN_REDIR,
    TOKEN_AND_AND, /* && */
    TOKEN_OR_OR,   /* || */
    TOKEN_SEMI,    /* ; */
    TOKEN_DSEMI,   /* ;; */
    TOKEN_AMP,     /* & */
    TOKEN_PIPE,    /* | */
    TOKEN_OPEN,    /* ( */
    TOKEN_CLOSE,   /* ) */
};

/* A here-document whose text comes after the line's end. */
struct heredoc {
    struct redir *redir;
    char *end;  /* the line that ends it */
    int quoted; /* the end was quoted: nothing is expanded */
    int strip;  /* <<-: leading tabs are removed */
    struct heredoc *next;
};

struct parser {
    struct input *input;
    struct arena *arena;
    struct text source; /* all bytes of this command, for node->text */
    int started;        /* something but blanks was read: another line has prompt PS2 */
    /* The token looked at; have_token is 0 if it was taken. */
    int have_token;
    enum token token;
    size_t token_start;    /* where it stands in source */
    size_t last_end;       /* where the last token taken ended */
    struct word *word;     /* TOKEN_WORD */
    enum redir_kind redir; /* TOKEN_REDIR */
    int redir_fd;
    int redir_strip, redir_here;
    struct heredoc *heredocs, **heredocs_tail;
    int depth; /* nesting of substitutions and commands */
    /*
     * Alias text that is read before the input; aliases in it are not replaced again by
     * themselves.
     */
    struct alias_text *alias;
};

enum { PARSE_DEPTH_MAX = 200 };

/* The next byte of the command, -1 at the end; lex_unget() takes the last one back. */
int lex_get(struct parser *parser);
void lex_unget(struct parser *parser, int c);

/* The token that comes next, without taking it. */
enum token lex_peek(struct parser *parser);
void lex_take(struct parser *parser);

/* The text of a word that is wholly unquoted (so that it may be a reserved word), else NULL. */
const char *lex_plain(const struct word *word);

/* Puts an alias's text before what is left of the input. */
void lex_push_alias(struct parser *parser, const char *name, const char *value);
/* Whether that alias is being read now. */
int lex_in_alias(const struct parser *parser, const char *name);

/* parse.c: the commands of $( … ), up to and with its ')'. */
struct node *parse_substitution(struct parser *parser);
void parse_error(struct parser *parser, const char *what) __attribute__((noreturn));

/*
 * word.c: reads a word (not at a blank or operator); where a word's text ends depends on what it
 * is in.
 */
enum word_place {
    PLACE_COMMAND,      /* a blank or operator ends it */
    PLACE_QUOTES,       /* the inside of "…" */
    PLACE_BRACE,        /* the word in ${x:-word} */
    PLACE_BRACE_QUOTES, /* the same inside "…" */
    PLACE_ARITH,        /* the expression of $((…)) */
    PLACE_HERE,         /* a here-document's text */
};
struct word *word_read(struct parser *parser, enum word_place place);

#endif
