/* Parameter expansion: $name, ${name:-word} and the others. POSIX: XCU 2.5.2, 2.6.2. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/pattern.h"
#include "exec.h"

/* $-: the letters of the options that are on. */
static const char *option_letters(void)
{
    static char letters[64];
    size_t count = 0;

    for (int c = 0; c < 128; c++)
        if (shell.options[c] && count < sizeof letters - 1)
            letters[count++] = (char)c;
    letters[count] = '\0';
    return letters;
}

static const char *number_text(long long number)
{
    static char text[24];

    snprintf(text, sizeof text, "%lld", number);
    return text;
}

/* A parameter that is not $@ or $*: its value, NULL if it is unset. */
static const char *value_of(const char *name)
{
    if (*name >= '0' && *name <= '9') {
        long index = strtol(name, NULL, 10);
        if (index == 0)
            return shell.name;
        return index <= shell.param_count ? shell.params[index - 1] : NULL;
    }
    switch (*name) {
    case '#': return number_text(shell.param_count);
    case '?': return number_text(shell.status);
    case '$': return number_text(shell.pid);
    case '!': return shell.last_async != 0 ? number_text(shell.last_async) : NULL;
    case '-': return option_letters();
    default: return var_get(name);
    }
}

static int is_list(const char *name)
{
    return (*name == '@' || *name == '*') && name[1] == '\0';
}

/* $@ and $*: words apart, or (for "$*") joined by the first byte of IFS. */
static void add_list(char name, int quoted, struct expansion *to)
{
    const char *ifs = var_get("IFS");
    int separator = ifs == NULL ? ' ' : *ifs;

    for (int i = 0; i < shell.param_count; i++) {
        if (quoted)
            expansion_add(to, 0, MARK_QUOTES);
        expansion_add_text(to, shell.params[i], quoted ? BYTE_QUOTED : BYTE_SPLIT);
        if (i + 1 == shell.param_count)
            break;
        if (!quoted || name == '@')
            expansion_add(to, ' ', MARK_FIELD);
        else if (separator != '\0')
            expansion_add(to, separator, BYTE_QUOTED);
    }
    if (quoted && name == '*')
        expansion_add(to, 0, MARK_QUOTES);
}

/* The bytes of an expansion that is taken apart again (its fields joined by blanks). */
static char *list_text(const char *name)
{
    struct expansion joined = { .arena = sh_temp() };

    add_list(*name, 0, &joined);
    return field_text(&joined);
}

static void add_value(const char *value, int quoted, struct expansion *to)
{
    if (quoted)
        expansion_add(to, 0, MARK_QUOTES);
    expansion_add_text(to, value, quoted ? BYTE_QUOTED : BYTE_SPLIT);
}

static void add_parameter(const struct part *part, const char *value, struct expansion *to)
{
    if (is_list(part->text))
        add_list(*part->text, part->quoted, to);
    else
        add_value(value, part->quoted, to);
}

static void __attribute__((noreturn)) fail(const struct part *part, const char *why)
{
    shell.status = 1;
    sh_error("%s: %s", part->text, why);
}

/* ${x%pattern} and its kin: what is left of value. */
static const char *trim(enum param_op op, const char *value, const char *pattern)
{
    size_t length = strlen(value);

    if (op == PARAM_PREFIX || op == PARAM_LONG_PREFIX) {
        for (size_t i = 0; i <= length; i++) {
            size_t cut = op == PARAM_PREFIX ? i : length - i;
            if (pattern_match(pattern, value, cut))
                return value + cut;
        }
        return value;
    }
    for (size_t i = 0; i <= length; i++) {
        size_t cut = op == PARAM_SUFFIX ? length - i : i;
        if (pattern_match(pattern, value + cut, length - cut))
            return arena_copy(sh_temp(), value, cut);
    }
    return value;
}

static void add_word(const struct part *part, int flags, struct expansion *to)
{
    if (part->quoted)
        expansion_add(to, 0, MARK_QUOTES);
    else
        flags |= EXPAND_SPLIT;
    expand_parts(part->word->parts, flags & ~EXPAND_ASSIGN, to);
}

/* ${x=word}: sets x, whose value is then expanded. */
static void assign(const struct part *part, int flags, struct expansion *to)
{
    if (!var_is_name(part->text))
        fail(part, "cannot be assigned");
    var_set(part->text, expand_string(part->word, flags & EXPAND_NO_TILDE), 0);
    add_value(var_get(part->text), part->quoted, to);
}

/* The operators that depend on whether the parameter has a value. */
static void expand_conditional(const struct part *part, const char *value, int flags,
                               struct expansion *to)
{
    int is_set = value != NULL && !(part->colon && *value == '\0');

    if (part->op == PARAM_ALTERNATIVE) {
        if (is_set)
            add_word(part, flags, to);
        else if (part->quoted)
            expansion_add(to, 0, MARK_QUOTES);
        return;
    }
    if (is_set) {
        add_parameter(part, value, to);
    } else if (part->op == PARAM_DEFAULT) {
        add_word(part, flags, to);
    } else if (part->op == PARAM_ASSIGN) {
        assign(part, flags, to);
    } else {
        const char *why = expand_string(part->word, 0);
        fail(part, *why != '\0' ? why : "parameter not set");
    }
}

/* ${#x}; for $@ and $* it is their number. */
static void add_length(const struct part *part, const char *value, struct expansion *to)
{
    long long length = is_list(part->text) ? shell.param_count : (long long)strlen(value);

    expansion_add_text(to, number_text(length), part->quoted ? BYTE_QUOTED : BYTE_SPLIT);
}

void expand_param(struct part *part, int flags, struct expansion *to)
{
    const char *value;

    if (is_list(part->text))
        value = shell.param_count > 0 ? list_text(part->text) : NULL;
    else
        value = value_of(part->text);

    switch (part->op) {
    case PARAM_DEFAULT:
    case PARAM_ASSIGN:
    case PARAM_ERROR:
    case PARAM_ALTERNATIVE: expand_conditional(part, value, flags, to); return;
    default: break;
    }
    if (value == NULL && shell.options['u'] && !is_list(part->text))
        fail(part, "parameter not set");
    value = value != NULL ? value : "";
    switch (part->op) {
    case PARAM_PLAIN: add_parameter(part, value, to); break;
    case PARAM_LENGTH: add_length(part, value, to); break;
    default: {
        /* The value may be static text that expanding the pattern overwrites. */
        char *copy = arena_copy(sh_temp(), value, strlen(value));
        add_value(trim(part->op, copy, expand_pattern(part->word)), part->quoted, to);
    }
    }
}
