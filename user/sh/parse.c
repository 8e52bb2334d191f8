/*
 * The grammar, by recursive descent: list → and-or → pipeline → command, which is a simple one, a
 * function, or one of compound.c's. POSIX: XCU 2.10.
 * Each function is called with the token it begins at not yet taken.
 */
#include "parse.h"

#include <string.h>

#include "exec.h"

static struct node *parse_command_node(struct parser *parser);

static const char *const reserved[] = {
    "!",    "{",  "}",   "case", "do", "done", "elif",  "else",
    "esac", "fi", "for", "if",   "in", "then", "until", "while",
};

void parse_error(struct parser *parser, const char *what)
{
    shell.line = input_line(parser->input);
    shell.status = 2;
    sh_error("syntax error: %s", what);
}

void parse_unexpected(struct parser *parser)
{
    static const char *const names[] = {
        [TOKEN_END] = "end of input", [TOKEN_NEWLINE] = "newline", [TOKEN_REDIR] = "redirection",
        [TOKEN_AND_AND] = "&&",       [TOKEN_OR_OR] = "||",        [TOKEN_SEMI] = ";",
        [TOKEN_DSEMI] = ";;",         [TOKEN_AMP] = "&",           [TOKEN_PIPE] = "|",
        [TOKEN_OPEN] = "(",           [TOKEN_CLOSE] = ")",
    };
    char message[80] = "unexpected ";
    const char *name;

    if (parser->token == TOKEN_WORD) {
        name = lex_plain(parser->word);
        name = name != NULL ? name : "word";
    } else {
        name = names[parser->token];
    }
    strncat(message, name, sizeof message - 20);
    parse_error(parser, message);
}

struct node *parse_node(struct parser *parser, enum node_kind kind)
{
    struct node *node = arena_alloc(parser->arena, sizeof *node);

    node->kind = kind;
    node->line = input_line(parser->input);
    return node;
}

int parse_at_reserved(struct parser *parser, const char *name)
{
    if (lex_peek(parser) != TOKEN_WORD)
        return 0;
    const char *plain = lex_plain(parser->word);
    return plain != NULL && strcmp(plain, name) == 0;
}

void parse_skip_newlines(struct parser *parser)
{
    while (lex_peek(parser) == TOKEN_NEWLINE)
        lex_take(parser);
}

/* The source from `start` to the last token taken, its newlines as blanks. */
static const char *source_text(struct parser *parser, size_t start)
{
    size_t length = parser->last_end > start ? parser->last_end - start : 0;
    char *text = arena_copy(parser->arena, parser->source.data + start, length);

    for (size_t i = 0; i < length; i++)
        if (text[i] == '\n')
            text[i] = ' ';
    return text;
}

/*
 * What ends a list without being an error: the reserved words and operators that close something.
 */
static int at_list_end(struct parser *parser)
{
    static const char *const closing[] = {
        "}", "do", "done", "elif", "else", "esac", "fi", "then"
    };

    switch (lex_peek(parser)) {
    case TOKEN_END:
    case TOKEN_CLOSE:
    case TOKEN_DSEMI: return 1;
    case TOKEN_WORD:
        for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
            if (parse_at_reserved(parser, closing[i]))
                return 1;
        return 0;
    default: return 0;
    }
}

static void add_heredoc(struct parser *parser, struct redir *redir, int strip)
{
    struct heredoc *heredoc = arena_alloc(parser->arena, sizeof *heredoc);
    struct text end = { .arena = parser->arena };

    for (struct part *part = redir->word->parts; part != NULL; part = part->next) {
        if (part->kind != PART_TEXT)
            parse_error(parser, "bad here-document delimiter");
        heredoc->quoted |= part->quoted;
        text_append(&end, part->text, strlen(part->text));
    }
    heredoc->end = text_end(&end);
    heredoc->strip = strip;
    heredoc->redir = redir;
    *parser->heredocs_tail = heredoc;
    parser->heredocs_tail = &heredoc->next;
}

static void parse_redir(struct parser *parser, struct redir ***tail)
{
    struct redir *redir = arena_alloc(parser->arena, sizeof *redir);
    int strip = parser->redir_strip;

    redir->kind = parser->redir;
    redir->fd = parser->redir_fd;
    lex_take(parser);
    if (lex_peek(parser) != TOKEN_WORD)
        parse_unexpected(parser);
    redir->word = parser->word;
    lex_take(parser);
    if (redir->kind == REDIR_HERE)
        add_heredoc(parser, redir, strip);
    **tail = redir;
    *tail = &redir->next;
}

static void parse_redirs(struct parser *parser, struct node *node)
{
    struct redir **tail = &node->redirs;

    while (lex_peek(parser) == TOKEN_REDIR)
        parse_redir(parser, &tail);
}

static int is_assignment(const struct word *word)
{
    const struct part *part = word->parts;

    if (part == NULL || part->kind != PART_TEXT || part->quoted)
        return 0;
    size_t length = var_name_length(part->text);
    return length > 0 && part->text[length] == '=';
}

static struct node *parse_function(struct parser *parser, const char *name)
{
    lex_take(parser);
    if (lex_peek(parser) != TOKEN_CLOSE)
        parse_unexpected(parser);
    lex_take(parser);
    parse_skip_newlines(parser);
    struct node *node = parse_node(parser, NODE_FUNCTION);
    node->name = name;
    node->arena = parser->arena;
    node->left = parse_command_node(parser);
    if (node->left->kind == NODE_SIMPLE)
        parse_error(parser, "function body expected");
    return node;
}

/*
 * Replaces the command name that was just read by its alias, if it has one that is not being
 * read.
 */
static int take_alias(struct parser *parser)
{
    const char *plain = lex_plain(parser->word);
    const char *value = plain != NULL ? alias_get(plain) : NULL;

    if (value == NULL || lex_in_alias(parser, plain))
        return 0;
    lex_take(parser);
    lex_push_alias(parser, plain, value);
    return 1;
}

static struct node *parse_simple(struct parser *parser)
{
    struct node *node = parse_node(parser, NODE_SIMPLE);
    struct redir **redirs = &node->redirs;
    struct word **assigns = &node->assigns, **words = &node->words;

    for (;;) {
        enum token token = lex_peek(parser);
        if (token == TOKEN_REDIR) {
            parse_redir(parser, &redirs);
            continue;
        }
        if (token != TOKEN_WORD)
            break;
        struct word *word = parser->word;
        if (node->words == NULL && is_assignment(word)) {
            *assigns = word;
            assigns = &word->next;
        } else if (node->words == NULL && node->assigns != NULL && take_alias(parser)) {
            continue;
        } else {
            *words = word;
            words = &word->next;
        }
        lex_take(parser);
        const char *plain = lex_plain(word);
        if (word == node->words && word->next == NULL && node->assigns == NULL &&
            node->redirs == NULL && plain != NULL && lex_peek(parser) == TOKEN_OPEN) {
            if (!var_is_name(plain))
                parse_unexpected(parser);
            return parse_function(parser, plain);
        }
    }
    if (node->words == NULL && node->assigns == NULL && node->redirs == NULL)
        parse_unexpected(parser);
    return node;
}

static int is_reserved(const char *plain)
{
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (strcmp(plain, reserved[i]) == 0)
            return 1;
    return 0;
}

static struct node *parse_command_node(struct parser *parser)
{
    if (++parser->depth > PARSE_DEPTH_MAX)
        parse_error(parser, "nested too deep");
    while (lex_peek(parser) == TOKEN_WORD && take_alias(parser))
        continue;
    size_t start = (lex_peek(parser), parser->token_start);
    struct node *node = parse_compound(parser);
    if (node != NULL) {
        parse_redirs(parser, node);
    } else {
        const char *plain = parser->token == TOKEN_WORD ? lex_plain(parser->word) : NULL;
        if (plain != NULL && is_reserved(plain) && strcmp(plain, "in") != 0)
            parse_unexpected(parser);
        node = parse_simple(parser);
    }
    node->text = source_text(parser, start);
    parser->depth--;
    return node;
}

static struct node *parse_pipeline(struct parser *parser)
{
    lex_peek(parser);
    size_t start = parser->token_start;

    if (parse_at_reserved(parser, "!")) {
        struct node *not = parse_node(parser, NODE_NOT);
        lex_take(parser);
        not ->left = parse_pipeline(parser);
        return not ;
    }
    struct node *first = parse_command_node(parser);
    if (lex_peek(parser) != TOKEN_PIPE)
        return first;
    struct node *pipe = parse_node(parser, NODE_PIPE);
    struct node **tail = &first->next;
    pipe->left = first;
    while (lex_peek(parser) == TOKEN_PIPE) {
        lex_take(parser);
        parse_skip_newlines(parser);
        *tail = parse_command_node(parser);
        tail = &(*tail)->next;
    }
    pipe->text = source_text(parser, start);
    return pipe;
}

static struct node *parse_and_or(struct parser *parser)
{
    lex_peek(parser);
    size_t start = parser->token_start;
    struct node *left = parse_pipeline(parser);

    for (;;) {
        enum token token = lex_peek(parser);
        if (token != TOKEN_AND_AND && token != TOKEN_OR_OR)
            break;
        struct node *node = parse_node(parser, token == TOKEN_AND_AND ? NODE_AND : NODE_OR);
        lex_take(parser);
        parse_skip_newlines(parser);
        node->left = left;
        node->right = parse_pipeline(parser);
        node->text = source_text(parser, start);
        left = node;
    }
    if (left->text == NULL)
        left->text = source_text(parser, start);
    return left;
}

/* Appends a command to a list: a chain of NODE_LIST to the right. */
static void append(struct parser *parser, struct node **list, struct node ***tail,
                   struct node *node)
{
    if (*list == NULL) {
        *list = node;
        *tail = list;
        return;
    }
    struct node *joined = parse_node(parser, NODE_LIST);
    joined->line = (**tail)->line;
    joined->left = **tail;
    joined->right = node;
    **tail = joined;
    *tail = &joined->right;
}

/* One and-or, with the ; or & behind it; whether there was such a separator. */
static int parse_item(struct parser *parser, struct node **list, struct node ***tail)
{
    struct node *node = parse_and_or(parser);
    int separated = 0;

    if (lex_peek(parser) == TOKEN_AMP) {
        struct node *async = parse_node(parser, NODE_ASYNC);
        async->left = node;
        async->text = node->text;
        node = async;
        separated = 1;
    } else if (lex_peek(parser) == TOKEN_SEMI) {
        separated = 1;
    }
    if (separated)
        lex_take(parser);
    append(parser, list, tail, node);
    return separated;
}

struct node *parse_list(struct parser *parser)
{
    struct node *list = NULL, **tail = &list;

    parse_skip_newlines(parser);
    while (!at_list_end(parser)) {
        int separated = parse_item(parser, &list, &tail);
        if (lex_peek(parser) == TOKEN_NEWLINE)
            separated = 1;
        if (!separated && !at_list_end(parser))
            parse_unexpected(parser);
        parse_skip_newlines(parser);
    }
    if (list == NULL && parser->token != TOKEN_DSEMI && !parse_at_reserved(parser, "esac") &&
        parser->token != TOKEN_CLOSE)
        parse_unexpected(parser);
    return list;
}

struct node *parse_substitution(struct parser *parser)
{
    struct node *list = parse_list(parser);

    if (lex_peek(parser) != TOKEN_CLOSE)
        parse_unexpected(parser);
    lex_take(parser);
    return list;
}

enum parse_result parse_command(struct input *input, struct arena *arena, struct node **node)
{
    struct parser parser = { .input = input, .arena = arena };
    struct node **tail = node;

    parser.source.arena = arena;
    parser.heredocs_tail = &parser.heredocs;
    *node = NULL;
    if (lex_peek(&parser) == TOKEN_END)
        return PARSE_END;
    if (parser.token == TOKEN_NEWLINE)
        return PARSE_EMPTY;
    for (;;) {
        int separated = parse_item(&parser, node, &tail);
        enum token token = lex_peek(&parser);
        if (token == TOKEN_NEWLINE || token == TOKEN_END)
            return PARSE_COMMAND;
        if (!separated)
            parse_unexpected(&parser);
    }
}
