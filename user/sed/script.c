/* From the script's text to its commands: see sed.h. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/err.h"
#include "../lib/regex.h"
#include "../lib/text.h"
#include "sed.h"

void buffer_append(struct buffer *buffer, const char *data, size_t length)
{
    if (buffer->length + length + 1 > buffer->room) {
        buffer->room = (buffer->length + length) * 2 + 64;
        buffer->data = err_realloc(buffer->data, buffer->room);
    }
    memcpy(buffer->data + buffer->length, data, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

static const char *script; /* what is left of it */
static struct command *commands, **commands_tail = &commands;
static int extended;

static void __attribute__((noreturn)) bad(const char *why)
{
    err_exit(1, "bad script: %s: %.20s", why, script);
}

static void skip_blanks(void)
{
    while (*script == ' ' || *script == '\t')
        script++;
}

/* Text up to an unescaped delimiter. "\n" becomes a newline, an escaped delimiter itself. */
static char *parse_delimited(char delimiter, int is_regex)
{
    struct buffer text = { 0 };
    int in_set = 0;

    buffer_append(&text, "", 0);
    for (; *script != delimiter || in_set; script++) {
        if (*script == '\0' || *script == '\n')
            bad("unterminated");
        if (is_regex && !in_set && *script == '[') {
            in_set = 1;
            buffer_append(&text, script, 1);
            if (script[1] == '^')
                buffer_append(&text, ++script, 1);
            if (script[1] == ']')
                buffer_append(&text, ++script, 1);
            continue;
        }
        if (in_set && *script == ']')
            in_set = 0;
        if (*script != '\\' || in_set || script[1] == '\0') {
            buffer_append(&text, script, 1);
            continue;
        }
        script++;
        if (*script == 'n' && is_regex)
            buffer_append(&text, "\n", 1);
        else if (*script == delimiter && delimiter != '\\')
            buffer_append(&text, script, 1);
        else
            buffer_append(&text, script - 1, 2);
    }
    script++;
    return text.data;
}

static struct regex *parse_regex(char delimiter, int more_flags)
{
    char *text = parse_delimited(delimiter, 1);
    const char *why;

    if (*text == '\0') {
        free(text);
        return NULL;
    }
    struct regex *regex = regex_new(text, (extended ? REGEX_EXTENDED : 0) | more_flags, &why);
    if (regex == NULL)
        err_exit(1, "%s: %s", text, why);
    free(text);
    return regex;
}

static struct address parse_address(int second)
{
    struct address address = { ADDRESS_NONE, 0, NULL };
    char *end;

    if (isdigit((unsigned char)*script) || (second && *script == '+')) {
        address.kind = *script == '+' ? ADDRESS_OFFSET : ADDRESS_LINE;
        address.line = strtoul(script + (*script == '+'), &end, 10);
        script = end;
    } else if (*script == '$') {
        address.kind = ADDRESS_LAST;
        script++;
    } else if (*script == '/' || *script == '\\') {
        script += *script == '\\';
        char delimiter = *script++;
        const char *start = script;
        int icase = 0;
        free(parse_delimited(delimiter, 1));
        icase = *script == 'I';
        script = start;
        address.kind = ADDRESS_REGEX;
        address.regex = parse_regex(delimiter, icase ? REGEX_ICASE : 0);
        script += icase;
    }
    return address;
}

/* The text of a, i and c: lines ended by a backslash go on. */
static char *parse_text(void)
{
    struct buffer text = { 0 };

    skip_blanks();
    if (*script == '\\') {
        script++;
        skip_blanks();
        script += *script == '\n';
    }
    for (; *script != '\0' && *script != '\n'; script++) {
        if (*script == '\\' && script[1] != '\0')
            script++;
        buffer_append(&text, script, 1);
    }
    buffer_append(&text, "\n", 1);
    return text.data;
}

/* A label or file name: up to the line's end (a label also ends at ';' or '}'). */
static char *parse_word(const char *ends)
{
    skip_blanks();
    size_t length = strcspn(script, ends);
    char *word = err_malloc(length + 1);

    memcpy(word, script, length);
    word[length] = '\0';
    while (length > 0 && word[length - 1] == ' ')
        word[--length] = '\0';
    script += strcspn(script, ends);
    return word;
}

static FILE *open_output(const char *name)
{
    FILE *file = strcmp(name, "/dev/stdout") == 0 ? stdout : fopen(name, "w");

    if (file == NULL)
        err_die(4, name);
    return file;
}

static void parse_substitute(struct command *command)
{
    char delimiter = *script++;
    int flags = 0;

    if (delimiter == '\0' || delimiter == '\n')
        bad("delimiter expected");
    const char *regex_start = script;
    free(parse_delimited(delimiter, 1));
    command->text = parse_delimited(delimiter, 0);
    for (;; script++) {
        if (*script == 'g')
            command->global = 1;
        else if (*script == 'p')
            command->print = 1;
        else if (*script == 'i' || *script == 'I')
            flags = REGEX_ICASE;
        else if (isdigit((unsigned char)*script))
            command->number = command->number * 10 + *script - '0';
        else
            break;
    }
    if (*script == 'w') {
        script++;
        command->file = open_output(parse_word("\n"));
    }
    /* The flags are known now: compile. */
    const char *behind = script;
    script = regex_start;
    command->regex = parse_regex(delimiter, flags);
    script = behind;
}

static void parse_translate(struct command *command)
{
    char delimiter = *script++;
    char *from = parse_delimited(delimiter, 1), *to = parse_delimited(delimiter, 1);

    command->text = err_malloc(256);
    for (int c = 0; c < 256; c++)
        command->text[c] = (char)c;
    const char *f = from, *t = to;
    for (; *f != '\0' && *t != '\0'; f++, t++) {
        f += *f == '\\' && f[1] == '\\';
        t += *t == '\\' && t[1] == '\\';
        command->text[(unsigned char)*f] = *t;
    }
    if (*f != *t)
        bad("y: the texts differ in length");
    free(from);
    free(to);
}

static void parse_operands(struct command *command)
{
    switch (command->name) {
    case 'a':
    case 'i':
    case 'c': command->text = parse_text(); break;
    case ':': command->text = parse_word("\n;"); break;
    case 'b':
    case 't': command->text = parse_word("\n;}"); break;
    case 'r': command->text = parse_word("\n"); break;
    case 'w': command->file = open_output(parse_word("\n")); break;
    case 's': parse_substitute(command); break;
    case 'y': parse_translate(command); break;
    default:
        if (command->name == '\0' || strchr("{}=dDgGhHlnNpPqx", command->name) == NULL)
            bad("unknown command");
    }
}

static void parse_script(const char *text)
{
    static struct command *blocks[32];
    static int depth;

    script = text;
    for (;;) {
        while (isspace((unsigned char)*script) || *script == ';')
            script++;
        if (*script == '#') {
            script += strcspn(script, "\n");
            continue;
        }
        if (*script == '\0')
            break;
        struct command *command = err_malloc(sizeof *command);
        memset(command, 0, sizeof *command);
        command->from = parse_address(0);
        skip_blanks();
        if (*script == ',') {
            script++;
            skip_blanks();
            command->to = parse_address(1);
            skip_blanks();
        }
        for (; *script == '!' || *script == ' '; script++)
            command->negated |= *script == '!';
        command->name = *script;
        script += *script != '\0';
        parse_operands(command);
        *commands_tail = command;
        commands_tail = &command->next;
        if (command->name == '{') {
            if (depth == 32)
                bad("blocks too deep");
            blocks[depth++] = command;
        } else if (command->name == '}') {
            if (depth == 0)
                bad("unmatched }");
            blocks[--depth]->block_end = command;
        }
        skip_blanks();
        if (*script != '\0' && strchr("\n;}#", *script) == NULL && command->name != '{' &&
            command->name != '}')
            bad("text behind a command");
    }
    if (depth > 0)
        bad("unmatched {");
}

/* Finds the labels of b and t. */
static void resolve_labels(void)
{
    for (struct command *command = commands; command != NULL; command = command->next) {
        if ((command->name != 'b' && command->name != 't') || *command->text == '\0')
            continue;
        struct command *label = commands;
        while (label != NULL && !(label->name == ':' && strcmp(label->text, command->text) == 0))
            label = label->next;
        if (label == NULL)
            err_exit(1, "no label %s", command->text);
        command->target = label;
    }
}

struct command *script_parse(const char *text, int is_extended)
{
    extended = is_extended;
    parse_script(text);
    resolve_labels();
    return commands;
}
