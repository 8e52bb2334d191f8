/*
 * Tokens: blanks and comments are skipped, operators told apart, words read by word.c,
 * here-documents read behind the newline that ends their line. POSIX: XCU 2.3.
 */
#include "lex.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct alias_text {
    const char *name, *next;
    struct alias_text *outer;
};

int lex_get(struct parser *parser)
{
    int c;

    while (parser->alias != NULL && *parser->alias->next == '\0')
        parser->alias = parser->alias->outer;
    do {
        if (parser->alias != NULL)
            c = (unsigned char)*parser->alias->next++;
        else
            c = input_get(parser->input, parser->started);
    } while (c == '\0'); /* no word can hold it */
    if (c >= 0)
        text_add(&parser->source, (char)c);
    return c;
}

void lex_unget(struct parser *parser, int c)
{
    if (c < 0)
        return;
    parser->source.length--;
    if (parser->alias != NULL)
        parser->alias->next--;
    else
        input_unget(parser->input);
}

void lex_push_alias(struct parser *parser, const char *name, const char *value)
{
    struct alias_text *alias = arena_alloc(parser->arena, sizeof *alias);
    size_t length = strlen(value);

    alias->name = arena_copy(parser->arena, name, strlen(name));
    /* The blank keeps the alias from running together with what follows it. */
    char *text = arena_copy(parser->arena, value, length + 1);
    text[length] = ' ';
    alias->next = arena_copy(parser->arena, text, length + 1);
    alias->outer = parser->alias;
    parser->alias = alias;
}

int lex_in_alias(const struct parser *parser, const char *name)
{
    for (struct alias_text *alias = parser->alias; alias != NULL; alias = alias->outer)
        if (strcmp(alias->name, name) == 0)
            return 1;
    return 0;
}

const char *lex_plain(const struct word *word)
{
    const struct part *part = word->parts;

    if (part == NULL || part->kind != PART_TEXT || part->quoted || part->next != NULL)
        return NULL;
    return part->text;
}

/* Skips blanks, comments and escaped newlines; returns the byte behind them, taken. */
static int skip_blanks(struct parser *parser)
{
    for (;;) {
        int c = lex_get(parser);
        if (c == ' ' || c == '\t')
            continue;
        if (c == '#') {
            while (c >= 0 && c != '\n')
                c = lex_get(parser);
            return c;
        }
        if (c != '\\')
            return c;
        int next = lex_get(parser);
        if (next != '\n') {
            lex_unget(parser, next);
            return c;
        }
    }
}

static int follows(struct parser *parser, int wanted)
{
    int c = lex_get(parser);

    if (c == wanted)
        return 1;
    lex_unget(parser, c);
    return 0;
}

/* A redirection operator; c is its first byte, taken. */
static enum token read_redir(struct parser *parser, int c)
{
    parser->redir_here = 0;
    parser->redir_strip = 0;
    if (parser->redir_fd < 0)
        parser->redir_fd = c == '>';
    if (c == '>') {
        if (follows(parser, '>'))
            parser->redir = REDIR_APPEND;
        else if (follows(parser, '&'))
            parser->redir = REDIR_DUP;
        else
            parser->redir = follows(parser, '|') ? REDIR_CLOBBER : REDIR_OUT;
    } else if (follows(parser, '<')) {
        parser->redir = REDIR_HERE;
        parser->redir_here = 1;
        parser->redir_strip = follows(parser, '-');
    } else if (follows(parser, '&')) {
        parser->redir = REDIR_DUP;
    } else {
        parser->redir = follows(parser, '>') ? REDIR_RDWR : REDIR_IN;
    }
    return TOKEN_REDIR;
}

/* A digit: the fd of a redirection if < or > follows the number at once. */
static int read_io_number(struct parser *parser, int c)
{
    int next = lex_get(parser);

    lex_unget(parser, next);
    if (next != '<' && next != '>')
        return 0;
    parser->redir_fd = c - '0';
    return 1;
}

/* Reads one line of a here-document, without its newline; 0 at the end of input. */
static int read_line(struct parser *parser, struct text *line)
{
    line->length = 0;
    for (;;) {
        int c = lex_get(parser);
        if (c < 0)
            return line->length > 0;
        if (c == '\n')
            return 1;
        text_add(line, (char)c);
    }
}

static void read_heredoc(struct parser *parser, struct heredoc *heredoc)
{
    struct text body = { .arena = parser->arena }, line = { .arena = parser->arena };

    while (read_line(parser, &line)) {
        char *text = text_end(&line);
        size_t length = line.length;
        for (; heredoc->strip && *text == '\t'; text++)
            length--;
        if (strcmp(text, heredoc->end) == 0)
            break;
        text_append(&body, text, length);
        text_add(&body, '\n');
    }
    char *text = text_end(&body);
    if (!heredoc->quoted) {
        heredoc->redir->word = parse_text(text, parser->arena);
        return;
    }
    struct word *word = arena_alloc(parser->arena, sizeof *word);
    word->parts = arena_alloc(parser->arena, sizeof *word->parts);
    word->parts->quoted = 1;
    word->parts->text = text;
    heredoc->redir->word = word;
}

static enum token read_newline(struct parser *parser)
{
    size_t length = parser->source.length;

    while (parser->heredocs != NULL) {
        struct heredoc *heredoc = parser->heredocs;
        parser->heredocs = heredoc->next;
        read_heredoc(parser, heredoc);
    }
    parser->heredocs_tail = &parser->heredocs;
    /* The texts are no part of what a job message shows. */
    parser->source.length = length;
    return TOKEN_NEWLINE;
}

static enum token read_token(struct parser *parser)
{
    int c = skip_blanks(parser);

    parser->token_start = parser->source.length - (c >= 0);
    if (c < 0)
        return TOKEN_END;
    if (c == '\n')
        return read_newline(parser);
    parser->started = 1;
    parser->redir_fd = -1;
    switch (c) {
    case '&': return follows(parser, '&') ? TOKEN_AND_AND : TOKEN_AMP;
    case '|': return follows(parser, '|') ? TOKEN_OR_OR : TOKEN_PIPE;
    case ';': return follows(parser, ';') ? TOKEN_DSEMI : TOKEN_SEMI;
    case '(': return TOKEN_OPEN;
    case ')': return TOKEN_CLOSE;
    case '<':
    case '>': return read_redir(parser, c);
    }
    if (isdigit(c) && read_io_number(parser, c))
        return read_redir(parser, lex_get(parser));
    lex_unget(parser, c);
    parser->word = word_read(parser, PLACE_COMMAND);
    return TOKEN_WORD;
}

enum token lex_peek(struct parser *parser)
{
    if (!parser->have_token) {
        parser->token = read_token(parser);
        parser->have_token = 1;
    }
    return parser->token;
}

void lex_take(struct parser *parser)
{
    parser->last_end = parser->source.length;
    parser->have_token = 0;
}
