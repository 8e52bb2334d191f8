/* The grammar of compound commands: if, while, until, for, case, braces, subshells. XCU 2.9.4. */
#include "parse.h"

static void expect(struct parser *parser, const char *name)
{
    if (!parse_at_reserved(parser, name))
        parse_unexpected(parser);
    lex_take(parser);
}

static struct node *parse_if(struct parser *parser)
{
    struct node *node = parse_node(parser, NODE_IF);

    lex_take(parser);
    node->left = parse_list(parser);
    expect(parser, "then");
    node->right = parse_list(parser);
    if (parse_at_reserved(parser, "elif")) {
        node->other = parse_if(parser);
        return node;
    }
    if (parse_at_reserved(parser, "else")) {
        lex_take(parser);
        node->other = parse_list(parser);
    }
    expect(parser, "fi");
    return node;
}

static struct node *parse_while(struct parser *parser, enum node_kind kind)
{
    struct node *node = parse_node(parser, kind);

    lex_take(parser);
    node->left = parse_list(parser);
    expect(parser, "do");
    node->right = parse_list(parser);
    expect(parser, "done");
    return node;
}

/* Words up to a newline or ';'. */
static struct word *parse_words(struct parser *parser)
{
    struct word *first = NULL, **tail = &first;

    while (lex_peek(parser) == TOKEN_WORD) {
        *tail = parser->word;
        tail = &parser->word->next;
        lex_take(parser);
    }
    return first;
}

static const char *parse_name(struct parser *parser)
{
    const char *name = lex_peek(parser) == TOKEN_WORD ? lex_plain(parser->word) : NULL;

    if (name == NULL || !var_is_name(name))
        parse_unexpected(parser);
    lex_take(parser);
    return name;
}

static struct node *parse_for(struct parser *parser)
{
    struct node *node = parse_node(parser, NODE_FOR);

    lex_take(parser);
    node->name = parse_name(parser);
    parse_skip_newlines(parser);
    if (parse_at_reserved(parser, "in")) {
        lex_take(parser);
        node->has_words = 1;
        node->words = parse_words(parser);
        if (lex_peek(parser) != TOKEN_NEWLINE && lex_peek(parser) != TOKEN_SEMI)
            parse_unexpected(parser);
    }
    if (lex_peek(parser) == TOKEN_SEMI)
        lex_take(parser);
    parse_skip_newlines(parser);
    expect(parser, "do");
    node->right = parse_list(parser);
    expect(parser, "done");
    return node;
}

static struct case_item *parse_case_item(struct parser *parser)
{
    struct case_item *item = arena_alloc(parser->arena, sizeof *item);
    struct word **tail = &item->patterns;

    if (lex_peek(parser) == TOKEN_OPEN)
        lex_take(parser);
    for (;;) {
        if (lex_peek(parser) != TOKEN_WORD)
            parse_unexpected(parser);
        *tail = parser->word;
        tail = &parser->word->next;
        lex_take(parser);
        if (lex_peek(parser) != TOKEN_PIPE)
            break;
        lex_take(parser);
    }
    if (lex_peek(parser) != TOKEN_CLOSE)
        parse_unexpected(parser);
    lex_take(parser);
    item->body = parse_list(parser);
    if (lex_peek(parser) == TOKEN_DSEMI)
        lex_take(parser);
    else if (!parse_at_reserved(parser, "esac"))
        parse_unexpected(parser);
    parse_skip_newlines(parser);
    return item;
}

static struct node *parse_case(struct parser *parser)
{
    struct node *node = parse_node(parser, NODE_CASE);
    struct case_item **tail = &node->items;

    lex_take(parser);
    if (lex_peek(parser) != TOKEN_WORD)
        parse_unexpected(parser);
    node->words = parser->word;
    lex_take(parser);
    parse_skip_newlines(parser);
    expect(parser, "in");
    parse_skip_newlines(parser);
    while (!parse_at_reserved(parser, "esac")) {
        *tail = parse_case_item(parser);
        tail = &(*tail)->next;
    }
    lex_take(parser);
    return node;
}

static struct node *parse_group(struct parser *parser)
{
    struct node *node = parse_node(parser, NODE_GROUP);

    lex_take(parser);
    node->left = parse_list(parser);
    expect(parser, "}");
    return node;
}

static struct node *parse_subshell(struct parser *parser)
{
    struct node *node = parse_node(parser, NODE_SUBSHELL);

    lex_take(parser);
    node->left = parse_list(parser);
    if (lex_peek(parser) != TOKEN_CLOSE)
        parse_unexpected(parser);
    lex_take(parser);
    return node;
}

struct node *parse_compound(struct parser *parser)
{
    if (lex_peek(parser) == TOKEN_OPEN)
        return parse_subshell(parser);
    if (parse_at_reserved(parser, "{"))
        return parse_group(parser);
    if (parse_at_reserved(parser, "if"))
        return parse_if(parser);
    if (parse_at_reserved(parser, "while"))
        return parse_while(parser, NODE_WHILE);
    if (parse_at_reserved(parser, "until"))
        return parse_while(parser, NODE_UNTIL);
    if (parse_at_reserved(parser, "for"))
        return parse_for(parser);
    return parse_at_reserved(parser, "case") ? parse_case(parser) : NULL;
}
