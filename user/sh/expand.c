/*
 * Expansion of words: each part becomes bytes that remember whether they were quoted and whether
 * they may be split (exec.h: BYTE_…, MARK_…); field.c makes fields of these. POSIX: XCU 2.6.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/names.h"
#include "exec.h"

void expansion_add(struct expansion *to, int c, int flags)
{
    if (to->length == to->room) {
        size_t room = to->room * 2 + 64;
        struct xbyte *bytes = arena_alloc(to->arena, room * sizeof *bytes);
        if (to->length > 0)
            memcpy(bytes, to->bytes, to->length * sizeof *bytes);
        to->bytes = bytes;
        to->room = room;
    }
    to->bytes[to->length++] = (struct xbyte){ (unsigned char)c, (unsigned char)flags };
}

void expansion_add_text(struct expansion *to, const char *text, int flags)
{
    for (; *text != '\0'; text++)
        expansion_add(to, *text, flags);
}

/* The home directory for the `length` bytes behind a '~'; NULL if there is no such user. */
static const char *home_of(const char *user, size_t length)
{
    static char home[256];
    char name[64];

    if (length == 0)
        return var_get("HOME");
    if (length >= sizeof name)
        return NULL;
    memcpy(name, user, length);
    name[length] = '\0';
    return names_passwd_field(name, 5, home, sizeof home) == 0 ? home : NULL;
}

/*
 * "~" or "~user" at text, up to a slash (or a colon in an assignment), becomes the home
 * directory. Returns what follows it; text itself if there is nothing to replace. `whole`: the
 * part is the word's last, so that the text's end is the word's.
 */
static const char *expand_tilde(const char *text, int whole, int flags, struct expansion *to)
{
    size_t length = strcspn(text + 1, flags & EXPAND_ASSIGN ? "/:" : "/");

    if (text[1 + length] == '\0' && !whole)
        return text;
    const char *home = home_of(text + 1, length);
    if (home == NULL)
        return text;
    expansion_add_text(to, home, BYTE_QUOTED);
    return text + 1 + length;
}

static void expand_unquoted(const struct part *part, int first, int flags, struct expansion *to)
{
    const char *text = part->text;
    int split = flags & EXPAND_SPLIT ? BYTE_SPLIT : 0;
    int tilde = first && !(flags & EXPAND_NO_TILDE);

    while (*text != '\0') {
        const char *behind = text;
        if (*text == '~' && tilde)
            behind = expand_tilde(text, part->next == NULL, flags, to);
        tilde = 0;
        if (behind != text) {
            text = behind;
            continue;
        }
        tilde = flags & EXPAND_ASSIGN && (*text == ':' || *text == '=');
        expansion_add(to, *text++, split);
    }
}

static void expand_text(const struct part *part, int first, int flags, struct expansion *to)
{
    if (!part->quoted) {
        expand_unquoted(part, first, flags, to);
        return;
    }
    expansion_add(to, 0, MARK_QUOTES);
    expansion_add_text(to, part->text, BYTE_QUOTED);
}

static void expand_command(const struct part *part, struct expansion *to)
{
    size_t length;
    char *output = exec_substitution(part->command, &length);

    if (part->quoted)
        expansion_add(to, 0, MARK_QUOTES);
    for (size_t i = 0; i < length; i++)
        expansion_add(to, output[i], part->quoted ? BYTE_QUOTED : BYTE_SPLIT);
}

static void expand_arith(const struct part *part, struct expansion *to)
{
    char number[24];

    snprintf(number, sizeof number, "%lld",
             arith_evaluate(expand_string(part->word, EXPAND_NO_TILDE)));
    expansion_add_text(to, number, part->quoted ? BYTE_QUOTED : BYTE_SPLIT);
}

void expand_parts(struct part *part, int flags, struct expansion *to)
{
    for (int first = 1; part != NULL; part = part->next, first = 0) {
        switch (part->kind) {
        case PART_TEXT: expand_text(part, first, flags, to); break;
        case PART_PARAM: expand_param(part, flags, to); break;
        case PART_COMMAND: expand_command(part, to); break;
        case PART_ARITH: expand_arith(part, to); break;
        }
    }
}

char *expand_string(struct word *word, int flags)
{
    struct expansion expansion = { .arena = sh_temp() };

    expand_parts(word->parts, flags, &expansion);
    return field_text(&expansion);
}

char *expand_pattern(struct word *word)
{
    struct expansion expansion = { .arena = sh_temp() };

    expand_parts(word->parts, 0, &expansion);
    return field_pattern(&expansion);
}

char **expand_words(struct word *words, int *count)
{
    struct field_list list = { 0 };

    for (; words != NULL; words = words->next) {
        struct expansion expansion = { .arena = sh_temp() };
        expand_parts(words->parts, 0, &expansion);
        field_split(&expansion, &list);
    }
    *count = list.count;
    field_add(&list, NULL);
    return list.fields;
}
