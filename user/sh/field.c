/*
 * Fields: splitting by IFS (XCU 2.6.5), pathname expansion (2.6.6) and quote removal of what
 * expand.c made.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../lib/pattern.h"
#include "exec.h"

void field_add(struct field_list *list, char *field)
{
    if (list->count == list->room) {
        int room = list->room * 2 + 16;
        char **fields = arena_alloc(sh_temp(), (size_t)room * sizeof *fields);
        if (list->count > 0)
            memcpy(fields, list->fields, (size_t)list->count * sizeof *fields);
        list->fields = fields;
        list->room = room;
    }
    list->fields[list->count++] = field;
    if (field == NULL)
        list->count--;
}

/* Bytes that a pattern would take for its own are escaped where they were quoted. */
static void add_pattern_byte(struct text *pattern, struct xbyte byte)
{
    if (byte.c == '\\' || (byte.flags & BYTE_QUOTED && strchr("*?[]!^-", byte.c) != NULL))
        text_add(pattern, '\\');
    text_add(pattern, (char)byte.c);
}

static int is_mark(struct xbyte byte)
{
    return (byte.flags & (MARK_FIELD | MARK_QUOTES)) != 0;
}

char *field_pattern(const struct expansion *from)
{
    struct text pattern = { .arena = sh_temp() };

    for (size_t i = 0; i < from->length; i++)
        if (!is_mark(from->bytes[i]))
            add_pattern_byte(&pattern, from->bytes[i]);
        else if (from->bytes[i].flags & MARK_FIELD)
            text_add(&pattern, ' ');
    return text_end(&pattern);
}

char *field_text(const struct expansion *from)
{
    struct text text = { .arena = sh_temp() };

    for (size_t i = 0; i < from->length; i++)
        if (!(from->bytes[i].flags & MARK_QUOTES))
            text_add(&text, (char)from->bytes[i].c);
    return text_end(&text);
}

/* The field being collected: its text, and the same as a pattern. */
struct collector {
    struct text text, pattern;
    int exists;      /* even if it is empty */
    int magic;       /* an unquoted * ? or [ is in it */
    int space_ended; /* IFS white space ended the last field: a delimiter may still belong to it */
    struct field_list *list;
};

static void collector_begin(struct collector *collector)
{
    collector->text = (struct text){ .arena = sh_temp() };
    collector->pattern = (struct text){ .arena = sh_temp() };
    collector->exists = 0;
    collector->magic = 0;
}

static void collector_end(struct collector *collector)
{
    char *text = text_end(&collector->text);

    if (!collector->magic || shell.options['f'] ||
        !pattern_is_magic(text_end(&collector->pattern)) ||
        glob_add(text_end(&collector->pattern), collector->list) == 0)
        field_add(collector->list, text);
    collector_begin(collector);
}

static void collector_add(struct collector *collector, struct xbyte byte)
{
    text_add(&collector->text, (char)byte.c);
    add_pattern_byte(&collector->pattern, byte);
    collector->exists = 1;
    collector->space_ended = 0;
    if (!(byte.flags & BYTE_QUOTED) && strchr("*?[", byte.c) != NULL && byte.c != '\0')
        collector->magic = 1;
}

static int is_ifs_space(int c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static int is_separator(const char *ifs, struct xbyte byte)
{
    return byte.flags & BYTE_SPLIT && byte.c != '\0' && strchr(ifs, byte.c) != NULL;
}

static void collector_separate(struct collector *collector, int c)
{
    if (is_ifs_space(c)) {
        if (collector->exists) {
            collector_end(collector);
            collector->space_ended = 1;
        }
        return;
    }
    if (collector->exists || !collector->space_ended)
        collector_end(collector);
    collector->space_ended = 0;
}

void field_split(const struct expansion *from, struct field_list *list)
{
    const char *ifs = var_get("IFS");
    struct collector collector = { .list = list };

    ifs = ifs != NULL ? ifs : " \t\n";
    collector_begin(&collector);
    for (size_t i = 0; i < from->length; i++) {
        struct xbyte byte = from->bytes[i];
        if (byte.flags & MARK_QUOTES) {
            collector.exists = 1;
        } else if (byte.flags & MARK_FIELD) {
            if (collector.exists)
                collector_end(&collector);
            collector.space_ended = 0;
        } else if (is_separator(ifs, byte)) {
            collector_separate(&collector, byte.c);
        } else {
            collector_add(&collector, byte);
        }
    }
    if (collector.exists)
        collector_end(&collector);
}

void field_split_read(const struct expansion *from, int max, struct field_list *list)
{
    const char *ifs = var_get("IFS");
    size_t i = 0, end = from->length;

    ifs = ifs != NULL ? ifs : " \t\n";
    while (end > 0 && is_separator(ifs, from->bytes[end - 1]) &&
           is_ifs_space(from->bytes[end - 1].c))
        end--;
    while (i < end && is_separator(ifs, from->bytes[i]) && is_ifs_space(from->bytes[i].c))
        i++;
    while (i < end && list->count < max) {
        struct text text = { .arena = sh_temp() };
        size_t start = i;
        while (i < end && !is_separator(ifs, from->bytes[i]))
            text_add(&text, (char)from->bytes[i++].c);
        size_t stop = i;
        while (i < end && is_separator(ifs, from->bytes[i]) && is_ifs_space(from->bytes[i].c))
            i++;
        if (i < end && is_separator(ifs, from->bytes[i]) && !is_ifs_space(from->bytes[i].c))
            i++;
        while (i > stop && i < end && is_separator(ifs, from->bytes[i]) &&
               is_ifs_space(from->bytes[i].c))
            i++;
        /* The last variable takes all that is left, separators too. */
        if (list->count == max - 1 && i < end) {
            text.length = 0;
            for (i = start; i < end; i++)
                text_add(&text, (char)from->bytes[i].c);
        }
        field_add(list, text_end(&text));
    }
}

/* ---- Pathname expansion ---------------------------------------------------------------------- */

/* The component of pattern up to a slash, its escapes removed. */
static void add_plain(struct text *path, const char *pattern, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (pattern[i] == '\\' && i + 1 < length)
            i++;
        text_add(path, pattern[i]);
    }
}

static void glob_at(struct text *path, const char *pattern, struct field_list *list);

/*
 * Tries every entry of the directory `path` (which ends in a slash or is empty) against a
 * component.
 */
static void glob_directory(struct text *path, const char *component, const char *rest,
                           struct field_list *list)
{
    size_t length = path->length;
    DIR *dir = opendir(length > 0 ? text_end(path) : ".");
    struct dirent *entry;

    if (dir == NULL)
        return;
    while ((entry = readdir(dir)) != NULL) {
        const char *name = entry->d_name;
        /* POSIX: a leading dot is matched only by a dot in the pattern. */
        if (*name == '.' && *component != '.' && strncmp(component, "\\.", 2) != 0)
            continue;
        if (!pattern_match(component, name, strlen(name)))
            continue;
        text_append(path, name, strlen(name));
        glob_at(path, rest, list);
        path->length = length;
    }
    closedir(dir);
}

/* Matches what is left of the pattern below path. */
static void glob_at(struct text *path, const char *pattern, struct field_list *list)
{
    size_t saved = path->length;
    struct stat st;

    while (*pattern == '/')
        text_add(path, *pattern++);
    if (*pattern == '\0') {
        char *found = text_end(path);
        if (lstat(found, &st) == 0)
            field_add(list, arena_copy(sh_temp(), found, path->length));
        path->length = saved;
        return;
    }
    size_t length = strcspn(pattern, "/");
    char *component = arena_copy(sh_temp(), pattern, length);
    if (pattern_is_magic(component)) {
        glob_directory(path, component, pattern + length, list);
    } else {
        add_plain(path, component, length);
        glob_at(path, pattern + length, list);
    }
    path->length = saved;
}

static int compare_fields(const void *left, const void *right)
{
    char *const *a = left, *const *b = right;

    return strcmp(*a, *b);
}

int glob_add(const char *pattern, struct field_list *list)
{
    struct text path = { .arena = sh_temp() };
    int before = list->count;

    glob_at(&path, pattern, list);
    int found = list->count - before;
    if (found > 1)
        qsort(list->fields + before, (size_t)found, sizeof *list->fields, compare_fields);
    return found;
}
