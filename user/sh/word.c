/*
 * Words: text, quotes and the things that begin with $ or `, taken apart into struct part. POSIX:
 * XCU 2.2 (quoting), 2.6 (expansions).
 */
#include <ctype.h>
#include <string.h>

#include "lex.h"

struct builder {
    struct parser *parser;
    enum word_place place;
    int quoted;       /* text read now is quoted */
    int parens;       /* PLACE_ARITH: ( seen and not closed */
    struct text text; /* unquoted or quoted text not made a part yet */
    int text_quoted, have_text;
    struct part *parts, **tail;
};

static struct part *add_part(struct builder *builder, enum part_kind kind)
{
    struct part *part = arena_alloc(builder->parser->arena, sizeof *part);

    part->kind = kind;
    part->quoted = builder->quoted;
    *builder->tail = part;
    builder->tail = &part->next;
    return part;
}

static void flush_text(struct builder *builder)
{
    if (!builder->have_text)
        return;
    struct part *part = add_part(builder, PART_TEXT);
    part->quoted = builder->text_quoted;
    part->text = arena_copy(builder->parser->arena, text_end(&builder->text), builder->text.length);
    builder->text.length = 0;
    builder->have_text = 0;
}

static void want_text(struct builder *builder, int quoted)
{
    if (builder->have_text && builder->text_quoted != quoted)
        flush_text(builder);
    builder->have_text = 1;
    builder->text_quoted = quoted;
}

static void add_byte(struct builder *builder, int c, int quoted)
{
    want_text(builder, quoted);
    text_add(&builder->text, (char)c);
}

static int get_or_error(struct builder *builder, const char *missing)
{
    int c = lex_get(builder->parser);

    if (c < 0)
        parse_error(builder->parser, missing);
    return c;
}

static int peek(struct parser *parser)
{
    int c = lex_get(parser);

    lex_unget(parser, c);
    return c;
}

static void read_single_quotes(struct builder *builder)
{
    int c;

    want_text(builder, 1);
    while ((c = get_or_error(builder, "unterminated '")) != '\'')
        add_byte(builder, c, 1);
}

/* Appends the parts of a word read at another place to this one. */
static void add_parts(struct builder *builder, struct word *word)
{
    flush_text(builder);
    *builder->tail = word->parts;
    while (*builder->tail != NULL)
        builder->tail = &(*builder->tail)->next;
}

static void read_double_quotes(struct builder *builder)
{
    struct word *word = word_read(builder->parser, PLACE_QUOTES);

    if (word->parts != NULL)
        add_parts(builder, word);
    else
        want_text(builder, 1);
}

static int in_quotes(const struct builder *builder)
{
    return builder->quoted;
}

static void read_backslash(struct builder *builder)
{
    int c = lex_get(builder->parser);

    if (c == '\n')
        return;
    if (c < 0) {
        add_byte(builder, '\\', in_quotes(builder));
        return;
    }
    if (in_quotes(builder)) {
        const char *escapable = builder->place == PLACE_HERE           ? "$`\\"
                                : builder->place == PLACE_BRACE_QUOTES ? "$`\"\\}"
                                                                       : "$`\"\\";
        if (strchr(escapable, c) == NULL)
            add_byte(builder, '\\', 1);
    }
    add_byte(builder, c, 1);
}

/* `…`: backslashes before $ ` \ (and " inside quotes) go, then the text is parsed as commands. */
static void read_backquotes(struct builder *builder)
{
    struct parser *outer = builder->parser;
    struct text text = { .arena = outer->arena };
    const char *escapable = builder->place == PLACE_QUOTES ? "$`\\\"" : "$`\\";
    int c;

    while ((c = get_or_error(builder, "unterminated `")) != '`') {
        if (c == '\\') {
            int next = get_or_error(builder, "unterminated `");
            if (strchr(escapable, next) == NULL)
                text_add(&text, '\\');
            c = next;
        }
        text_add(&text, (char)c);
    }
    text_append(&text, "\n)", 2);
    struct input *input = input_string(text_end(&text), outer->arena);
    struct parser inner = { .input = input, .arena = outer->arena, .depth = outer->depth };
    inner.source.arena = outer->arena;
    inner.heredocs_tail = &inner.heredocs;
    struct part *part = add_part(builder, PART_COMMAND);
    part->command = parse_substitution(&inner);
}

/* "$(": the outer token that is being read waits until the inner commands are parsed. */
static void read_command(struct builder *builder)
{
    struct parser *parser = builder->parser;
    struct parser saved = *parser;

    parser->have_token = 0;
    parser->heredocs = NULL;
    parser->heredocs_tail = &parser->heredocs;
    struct part *part = add_part(builder, PART_COMMAND);
    part->command = parse_substitution(parser);
    parser->have_token = saved.have_token;
    parser->token_start = saved.token_start;
    parser->last_end = saved.last_end;
    parser->heredocs = saved.heredocs;
    parser->heredocs_tail = saved.heredocs != NULL ? saved.heredocs_tail : &parser->heredocs;
}

static void read_arith(struct builder *builder)
{
    struct part *part = add_part(builder, PART_ARITH);

    part->word = word_read(builder->parser, PLACE_ARITH);
}

/* The name in ${…}: a variable, a number or one special character. */
static char *read_brace_name(struct builder *builder)
{
    struct parser *parser = builder->parser;
    struct text name = { .arena = parser->arena };
    int c = get_or_error(builder, "unterminated ${");

    text_add(&name, (char)c);
    if (isalnum(c) || c == '_') {
        int digits = isdigit(c);
        while (c = peek(parser), digits ? isdigit(c) : c == '_' || (c >= 0 && isalnum(c)))
            text_add(&name, (char)lex_get(parser));
    } else if (strchr("@*#?-$!", c) == NULL) {
        parse_error(parser, "bad substitution");
    }
    return text_end(&name);
}

/*
 * ${#name}, but not ${#}, ${#-…}, ${#?…}, ${##…}, ${#%…}, which are about $#. Just behind the
 * '#'.
 */
static int is_length(struct parser *parser)
{
    int c = peek(parser);

    if (c == '?' || c == '-' || c == '#') {
        lex_get(parser);
        int next = peek(parser);
        lex_unget(parser, c);
        return next == '}';
    }
    return isalnum(c) || (c >= 0 && strchr("_@*$!", c) != NULL);
}

static enum param_op read_operator(struct parser *parser, int *colon)
{
    int c = lex_get(parser);

    *colon = c == ':';
    if (*colon)
        c = lex_get(parser);
    switch (c) {
    case '-': return PARAM_DEFAULT;
    case '=': return PARAM_ASSIGN;
    case '?': return PARAM_ERROR;
    case '+': return PARAM_ALTERNATIVE;
    case '%':
    case '#':
        if (*colon)
            break;
        if (peek(parser) != c)
            return c == '%' ? PARAM_SUFFIX : PARAM_PREFIX;
        lex_get(parser);
        return c == '%' ? PARAM_LONG_SUFFIX : PARAM_LONG_PREFIX;
    }
    parse_error(parser, "bad substitution");
}

static void read_brace(struct builder *builder)
{
    struct parser *parser = builder->parser;
    struct part *part = add_part(builder, PART_PARAM);

    part->text = read_brace_name(builder);
    if (strcmp(part->text, "#") == 0 && is_length(parser)) {
        part->text = read_brace_name(builder);
        part->op = PARAM_LENGTH;
        if (get_or_error(builder, "unterminated ${") != '}')
            parse_error(parser, "bad substitution");
        return;
    }
    if (peek(parser) == '}') {
        lex_get(parser);
        return;
    }
    part->op = read_operator(parser, &part->colon);
    /* Quotes around ${x#pattern} do not make the pattern quoted. */
    int quoted = in_quotes(builder) && part->op < PARAM_SUFFIX;
    part->word = word_read(parser, quoted ? PLACE_BRACE_QUOTES : PLACE_BRACE);
}

static void read_dollar(struct builder *builder)
{
    struct parser *parser = builder->parser;
    int c = lex_get(parser);

    if (c == '(') {
        flush_text(builder);
        if (peek(parser) == '(') {
            lex_get(parser);
            read_arith(builder);
        } else {
            read_command(builder);
        }
    } else if (c == '{') {
        flush_text(builder);
        read_brace(builder);
    } else if (c == '_' || (c >= 0 && isalpha(c))) {
        struct text name = { .arena = parser->arena };
        flush_text(builder);
        for (; c == '_' || (c >= 0 && isalnum(c)); c = lex_get(parser))
            text_add(&name, (char)c);
        lex_unget(parser, c);
        add_part(builder, PART_PARAM)->text = text_end(&name);
    } else if (c > 0 && strchr("0123456789@*#?-$!", c) != NULL) {
        char name = (char)c;
        flush_text(builder);
        add_part(builder, PART_PARAM)->text = arena_copy(parser->arena, &name, 1);
    } else {
        lex_unget(parser, c);
        add_byte(builder, '$', in_quotes(builder));
    }
}

/*
 * Whether c, just taken, ends the word at its place. An end that belongs to what is around is put
 * back.
 */
static int is_end(struct builder *builder, int c)
{
    struct parser *parser = builder->parser;

    switch (builder->place) {
    case PLACE_COMMAND:
        if (c >= 0 && strchr(" \t\n;&|<>()", c) == NULL)
            return 0;
        lex_unget(parser, c);
        return 1;
    case PLACE_HERE: return c < 0;
    case PLACE_QUOTES:
        if (c < 0)
            parse_error(parser, "unterminated \"");
        return c == '"';
    case PLACE_BRACE:
    case PLACE_BRACE_QUOTES:
        if (c < 0)
            parse_error(parser, "unterminated ${");
        return c == '}';
    case PLACE_ARITH:
        if (c < 0)
            parse_error(parser, "unterminated $((");
        builder->parens += c == '(';
        if (c != ')')
            return 0;
        if (builder->parens > 0) {
            builder->parens--;
            return 0;
        }
        if (lex_get(parser) != ')')
            parse_error(parser, "missing )) ");
        return 1;
    }
    return 1;
}

struct word *word_read(struct parser *parser, enum word_place place)
{
    struct builder builder = { .parser = parser, .place = place };
    struct word *word = arena_alloc(parser->arena, sizeof *word);
    int c;

    if (++parser->depth > PARSE_DEPTH_MAX)
        parse_error(parser, "nested too deep");
    builder.quoted = place != PLACE_COMMAND && place != PLACE_BRACE;
    builder.text.arena = parser->arena;
    builder.tail = &builder.parts;
    while (c = lex_get(parser), !is_end(&builder, c)) {
        if (c == '\\') {
            read_backslash(&builder);
        } else if (c == '$') {
            read_dollar(&builder);
        } else if (c == '`') {
            flush_text(&builder);
            read_backquotes(&builder);
        } else if (c == '\'' && !in_quotes(&builder)) {
            read_single_quotes(&builder);
        } else if (c == '"' && place != PLACE_QUOTES && place != PLACE_HERE &&
                   place != PLACE_ARITH) {
            read_double_quotes(&builder);
        } else {
            add_byte(&builder, c, in_quotes(&builder));
        }
    }
    flush_text(&builder);
    parser->depth--;
    word->parts = builder.parts;
    return word;
}

struct word *parse_text(const char *text, struct arena *arena)
{
    struct input *input = input_string(text, arena);
    struct parser parser = { .input = input, .arena = arena };

    parser.source.arena = arena;
    parser.heredocs_tail = &parser.heredocs;
    return word_read(&parser, PLACE_HERE);
}
