/*
 * grep [-EFGivnclqhHoswxr] [-A n] [-B n] [-C n] [-m n] [-e pattern …] [pattern] [file …]
 * Lines that match. 0: some did, 1: none, 2: an error.
 */
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/regex.h"
#include "../lib/text.h"

static int options[128];
static long long before, after, most = -1;
static struct regex **patterns;
static int pattern_count;
static int show_names, any_matched, any_error;

/* The text of a fixed string as a basic expression. */
static char *quote_fixed(const char *text, size_t length)
{
    char *quoted = err_malloc(length * 2 + 1), *out = quoted;

    for (size_t i = 0; i < length; i++) {
        if (strchr("\\.*[]^$", text[i]) != NULL)
            *out++ = '\\';
        *out++ = text[i];
    }
    *out = '\0';
    return quoted;
}

/* A pattern operand: each of its lines is a pattern. */
static void add_patterns(const char *text)
{
    int flags = (options['E'] ? REGEX_EXTENDED : 0) | (options['i'] ? REGEX_ICASE : 0);

    for (;;) {
        size_t length = strcspn(text, "\n");
        char *pattern;
        const char *why;
        if (options['F']) {
            pattern = quote_fixed(text, length);
        } else {
            pattern = err_malloc(length + 1);
            memcpy(pattern, text, length);
            pattern[length] = '\0';
        }
        struct regex *regex =
            regex_new(pattern, options['F'] ? flags & ~REGEX_EXTENDED : flags, &why);
        if (regex == NULL)
            err_exit(2, "%s: %s", pattern, why);
        free(pattern);
        patterns = err_realloc(patterns, (unsigned)(pattern_count + 1) * sizeof(struct regex *));
        patterns[pattern_count++] = regex;
        text += length;
        if (*text == '\0')
            return;
        text++;
    }
}

static int word_at(const char *line, long length, long at)
{
    return at >= 0 && at < length && (isalnum((unsigned char)line[at]) || line[at] == '_');
}

/* -w and -x: whether the match is a whole word or line. */
static int acceptable(const char *line, long length, const struct regex_match *match)
{
    if (options['x'])
        return match->start[0] == 0 && match->end[0] == length;
    if (options['w'])
        return !word_at(line, length, match->start[0] - 1) && !word_at(line, length, match->end[0]);
    return 1;
}

/* The first match at or behind `from`; of several patterns the one that starts first. */
static int search(const char *line, long length, long from, struct regex_match *best)
{
    int found = 0;

    for (int i = 0; i < pattern_count; i++) {
        struct regex_match match;
        long at = from;
        while (at <= length && regex_search(patterns[i], line, length, at, &match)) {
            if (acceptable(line, length, &match)) {
                if (!found || match.start[0] < best->start[0] ||
                    (match.start[0] == best->start[0] && match.end[0] > best->end[0]))
                    *best = match;
                found = 1;
                break;
            }
            at = match.start[0] + 1;
        }
    }
    return found;
}

static void print_prefix(const char *name, unsigned long number, char mark)
{
    if (show_names)
        printf("%s%c", name, mark);
    if (options['n'])
        printf("%lu%c", number, mark);
}

static void print_line(const char *name, unsigned long number, char mark, const char *line)
{
    print_prefix(name, number, mark);
    printf("%s\n", line);
}

/* -o: each part of the line that matches. */
static void print_parts(const char *name, unsigned long number, const char *line, long length)
{
    struct regex_match match;

    for (long at = 0; at <= length && search(line, length, at, &match);) {
        if (match.end[0] > match.start[0]) {
            print_prefix(name, number, ':');
            printf("%.*s\n", (int)(match.end[0] - match.start[0]), line + match.start[0]);
        }
        at = match.end[0] > match.start[0] ? match.end[0] : match.end[0] + 1;
    }
}

/* The lines last read and not printed, for -B. */
struct context {
    char **lines;
    long long count;
    unsigned long last_printed;
    long long after_left;
};

static void context_keep(struct context *context, const char *line)
{
    if (before == 0)
        return;
    if (context->lines == NULL)
        context->lines = err_malloc((unsigned long)before * sizeof(char *));
    if (context->count == before) {
        free(context->lines[0]);
        memmove(context->lines, context->lines + 1, (unsigned long)(before - 1) * sizeof(char *));
        context->count--;
    }
    context->lines[context->count++] = err_strdup(line);
}

static void context_print(struct context *context, const char *name, unsigned long number)
{
    unsigned long first = number - (unsigned long)context->count;

    if ((before > 0 || after > 0) && context->last_printed != 0 &&
        first > context->last_printed + 1)
        printf("--\n");
    for (long long i = 0; i < context->count; i++) {
        print_line(name, first + (unsigned long)i, '-', context->lines[i]);
        free(context->lines[i]);
    }
    context->count = 0;
}

static unsigned long grep_lines(FILE *file, const char *name)
{
    struct context context = { 0 };
    unsigned long number = 0, count = 0, size = 0;
    char *line = NULL;
    long length;
    int quiet = options['q'] || options['l'] || options['L'] || options['c'];

    while ((length = text_line(file, &line, &size)) >= 0) {
        struct regex_match match;
        number++;
        if (line[length - 1] == '\n')
            line[--length] = '\0';
        if (search(line, length, 0, &match) != options['v']) {
            count++;
            if (options['q'] || options['l'] || options['L'])
                break;
            if (!quiet) {
                context_print(&context, name, number);
                if (options['o'] && !options['v'])
                    print_parts(name, number, line, length);
                else
                    print_line(name, number, ':', line);
                context.last_printed = number;
                context.after_left = after;
            }
            if (most >= 0 && count >= (unsigned long long)most)
                break;
        } else if (context.after_left > 0 && !quiet) {
            context.after_left--;
            print_line(name, number, '-', line);
            context.last_printed = number;
        } else {
            context_keep(&context, line);
        }
    }
    free(line);
    return count;
}

static void grep_file(FILE *file, const char *name)
{
    unsigned long count = grep_lines(file, name);

    if (options['c']) {
        if (show_names)
            printf("%s:", name);
        printf("%lu\n", count);
    }
    if ((options['l'] && count > 0) || (options['L'] && count == 0))
        printf("%s\n", name);
    any_matched |= count > 0;
}

static void complain(const char *name)
{
    if (!options['s'])
        err_warn(name);
    any_error = 1;
}

static void grep_path(const char *path, int top);

static void grep_dir(const char *path)
{
    DIR *dir = opendir(path);
    struct dirent *entry;

    if (dir == NULL) {
        complain(path);
        return;
    }
    while ((entry = readdir(dir)) != NULL) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char *below = text_join(path, entry->d_name);
        grep_path(below, 0);
        free(below);
    }
    closedir(dir);
}

static void grep_path(const char *path, int top)
{
    struct stat st;

    if (strcmp(path, "-") == 0 && top) {
        grep_file(stdin, "(standard input)");
        return;
    }
    if ((top ? stat(path, &st) : lstat(path, &st)) != 0) {
        complain(path);
        return;
    }
    if (S_ISDIR(st.st_mode)) {
        if (options['r'])
            grep_dir(path);
        else if (!options['s'])
            err_say("%s: Is a directory", path);
        return;
    }
    if (!top && !S_ISREG(st.st_mode))
        return;
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        complain(path);
        return;
    }
    grep_file(file, path);
    if (ferror(file))
        complain(path);
    fclose(file);
}

static long long number_option(const char *text)
{
    long long number;

    if (text_number(text, &number) != 0 || number < 0)
        err_exit(2, "%s: bad number", text);
    return number;
}

int main(int argc, char **argv)
{
    char **texts = err_malloc((unsigned)(argc + 1) * sizeof(char *));
    int option, text_count = 0;

    err_start(argv);
    options['E'] = strcmp(err_name, "egrep") == 0;
    while ((option = getopt(argc, argv, "EFGivnclLqhHoswxrRaA:B:C:m:e:")) != -1) {
        if (option == '?')
            err_usage(
                "[-EFivnclqhHoswxr] [-A n] [-B n] [-C n] [-m n] [-e pattern] [pattern] [file ...]");
        options[option == 'R' ? 'r' : option] = 1;
        if (option == 'e')
            texts[text_count++] = optarg;
        if (option == 'A' || option == 'C')
            after = number_option(optarg);
        if (option == 'B' || option == 'C')
            before = number_option(optarg);
        if (option == 'm')
            most = number_option(optarg);
    }
    if (text_count == 0) {
        if (optind == argc)
            err_usage(
                "[-EFivnclqhHoswxr] [-A n] [-B n] [-C n] [-m n] [-e pattern] [pattern] [file ...]");
        texts[text_count++] = argv[optind++];
    }
    for (int i = 0; i < text_count; i++)
        add_patterns(texts[i]);
    show_names = options['H'] || (!options['h'] && (argc - optind > 1 || options['r']));
    if (optind == argc)
        grep_path(options['r'] ? "." : "-", 1);
    for (; optind < argc; optind++)
        grep_path(argv[optind], 1);
    if (fflush(stdout) != 0)
        err_die(2, "write error");
    return any_matched && options['q'] ? 0 : any_error ? 2 : !any_matched;
}
