/* sort [-bcfmnru] [-k field[.char][flags][,field…]] [-t char] [-o file] [file …] */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

enum { KEYS_MAX = 16 };

struct flags {
    int blanks, fold, numeric, reverse;
};

/*
 * Field and character numbers count from 1; end_field 0 is the line's end, end_char 0 the
 * field's.
 */
struct key {
    int field, character, end_field, end_char;
    struct flags flags;
    int has_flags;
};

static struct key keys[KEYS_MAX];
static int key_count;
static struct flags global;
static int separator = -1, unique;

static char **lines;
static size_t line_count, line_room;

static void read_lines(FILE *file)
{
    char *line = NULL;
    unsigned long size = 0;
    long length;

    while ((length = text_line(file, &line, &size)) >= 0) {
        if (line[length - 1] == '\n')
            line[length - 1] = '\0';
        if (line_count == line_room) {
            line_room = line_room * 2 + 256;
            lines = err_realloc(lines, line_room * sizeof *lines);
        }
        lines[line_count++] = err_strdup(line);
    }
    free(line);
}

static int is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The start of field n; a field includes the blanks before it unless -t says what parts fields. */
static const char *field_start(const char *line, int field)
{
    for (; field > 1 && *line != '\0'; field--) {
        if (separator >= 0) {
            line += strcspn(line, (char[]){ (char)separator, '\0' });
            line += *line != '\0';
        } else {
            while (is_blank(*line))
                line++;
            while (*line != '\0' && !is_blank(*line))
                line++;
        }
    }
    return line;
}

static const char *field_end(const char *start)
{
    if (separator >= 0)
        return start + strcspn(start, (char[]){ (char)separator, '\0' });
    while (is_blank(*start))
        start++;
    while (*start != '\0' && !is_blank(*start))
        start++;
    return start;
}

static const char *skip_blanks(const char *text)
{
    while (is_blank(*text))
        text++;
    return text;
}

/* At most n bytes on, not beyond the line's end. */
static const char *advance(const char *text, int n)
{
    while (n-- > 0 && *text != '\0')
        text++;
    return text;
}

static void key_range(const struct key *key, const struct flags *flags, const char *line,
                      const char **start, const char **end)
{
    *start = field_start(line, key->field);
    if (flags->blanks)
        *start = skip_blanks(*start);
    *start = advance(*start, key->character - 1);
    if (key->end_field == 0) {
        *end = line + strlen(line);
        return;
    }
    const char *last = field_start(line, key->end_field);
    if (flags->blanks && key->end_char > 0)
        last = skip_blanks(last);
    *end = key->end_char > 0 ? advance(last, key->end_char) : field_end(last);
    if (*end < *start)
        *end = *start;
}

static int compare_text(const char *a, const char *a_end, const char *b, const char *b_end,
                        int fold)
{
    for (; a < a_end && b < b_end; a++, b++) {
        int ca = (unsigned char)*a, cb = (unsigned char)*b;
        if (fold) {
            ca = toupper(ca);
            cb = toupper(cb);
        }
        if (ca != cb)
            return ca < cb ? -1 : 1;
    }
    return (a < a_end) - (b < b_end);
}

static double number_at(const char *start, const char *end)
{
    char text[64];

    start = skip_blanks(start);
    snprintf(text, sizeof text, "%.*s", (int)(end - start < 63 ? end - start : 63), start);
    return strtod(text, NULL);
}

static int compare_range(const struct flags *flags, const char *a, const char *a_end, const char *b,
                         const char *b_end)
{
    int order;

    if (flags->numeric) {
        double x = number_at(a, a_end), y = number_at(b, b_end);
        order = (x > y) - (x < y);
    } else {
        if (flags->blanks) {
            a = skip_blanks(a);
            b = skip_blanks(b);
        }
        order = compare_text(a, a_end, b, b_end, flags->fold);
    }
    return flags->reverse ? -order : order;
}

static int compare_keys(const char *a, const char *b)
{
    if (key_count == 0)
        return compare_range(&global, a, a + strlen(a), b, b + strlen(b));
    for (int i = 0; i < key_count; i++) {
        const struct flags *flags = keys[i].has_flags ? &keys[i].flags : &global;
        const char *a_start, *a_end, *b_start, *b_end;
        key_range(&keys[i], flags, a, &a_start, &a_end);
        key_range(&keys[i], flags, b, &b_start, &b_end);
        int order = compare_range(flags, a_start, a_end, b_start, b_end);
        if (order != 0)
            return order;
    }
    return 0;
}

/* POSIX: lines whose keys are equal are compared as a whole. */
static int compare_lines(const void *left, const void *right)
{
    char *const *a = left, *const *b = right;
    int order = compare_keys(*a, *b);

    if (order == 0 && !unique) {
        order = strcmp(*a, *b);
        if (global.reverse)
            order = -order;
    }
    return order;
}

static int parse_flag(struct flags *flags, char letter)
{
    switch (letter) {
    case 'b': flags->blanks = 1; return 1;
    case 'f': flags->fold = 1; return 1;
    case 'n': flags->numeric = 1; return 1;
    case 'r': flags->reverse = 1; return 1;
    default: return 0;
    }
}

/* "field[.character][flags]"; what follows it. */
static const char *parse_position(const char *text, int *field, int *character, struct key *key)
{
    char *end;

    *field = (int)strtol(text, &end, 10);
    if (*end == '.')
        *character = (int)strtol(end + 1, &end, 10);
    while (parse_flag(&key->flags, *end)) {
        key->has_flags = 1;
        end++;
    }
    return end;
}

static void parse_key(const char *text)
{
    struct key *key = &keys[key_count++];

    if (key_count == KEYS_MAX)
        err_exit(2, "too many keys");
    key->character = 1;
    const char *rest = parse_position(text, &key->field, &key->character, key);
    if (*rest == ',')
        rest = parse_position(rest + 1, &key->end_field, &key->end_char, key);
    if (*rest != '\0' || key->field < 1 || key->character < 1)
        err_exit(2, "%s: bad key", text);
}

static int check_order(void)
{
    for (size_t i = 1; i < line_count; i++) {
        int order = compare_lines(&lines[i - 1], &lines[i]);
        if (order > 0 || (unique && order == 0)) {
            err_say("disorder: %s", lines[i]);
            return 1;
        }
    }
    return 0;
}

int main(int argc, char **argv)
{
    const char *output = NULL;
    int option, check = 0, status = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "bcfmnruk:t:o:")) != -1) {
        if (option == '?')
            err_usage("[-bcfnru] [-k key] [-t char] [-o file] [file ...]");
        parse_flag(&global, (char)option);
        check |= option == 'c';
        unique |= option == 'u';
        if (option == 'k')
            parse_key(optarg);
        if (option == 't')
            separator = optarg[0] == '\\' && optarg[1] == 't' ? '\t' : (unsigned char)*optarg;
        if (option == 'o')
            output = optarg;
    }
    if (optind == argc)
        read_lines(stdin);
    for (; optind < argc; optind++) {
        FILE *file = strcmp(argv[optind], "-") == 0 ? stdin : fopen(argv[optind], "r");
        if (file == NULL)
            err_die(2, argv[optind]);
        read_lines(file);
        if (file != stdin)
            fclose(file);
    }
    if (check)
        return check_order();
    if (line_count > 0)
        qsort(lines, line_count, sizeof *lines, compare_lines);
    if (output != NULL && freopen(output, "w", stdout) == NULL)
        err_die(2, output);
    for (size_t i = 0; i < line_count; i++)
        if (!unique || i == 0 || compare_keys(lines[i - 1], lines[i]) != 0)
            puts(lines[i]);
    err_finish(status);
}
