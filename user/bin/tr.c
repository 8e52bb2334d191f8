/*
 * tr [-cds] set1 [set2]: replaces, deletes or squeezes bytes. Sets have a-z, \n, \012 and
 * [:class:].
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

enum { SET_MAX = 4096 };

struct set {
    unsigned char bytes[SET_MAX];
    int count;
};

static const struct {
    const char *name;
    int (*test)(int);
} classes[] = {
    { "[:alnum:]", isalnum }, { "[:alpha:]", isalpha }, { "[:blank:]", isblank },
    { "[:cntrl:]", iscntrl }, { "[:digit:]", isdigit }, { "[:graph:]", isgraph },
    { "[:lower:]", islower }, { "[:print:]", isprint }, { "[:punct:]", ispunct },
    { "[:space:]", isspace }, { "[:upper:]", isupper }, { "[:xdigit:]", isxdigit },
};

static void set_add(struct set *set, int c)
{
    if (set->count == SET_MAX)
        err_exit(1, "set too large");
    set->bytes[set->count++] = (unsigned char)c;
}

static int add_class(struct set *set, const char **text)
{
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        size_t length = strlen(classes[i].name);
        if (strncmp(*text, classes[i].name, length) != 0)
            continue;
        for (int c = 0; c < 256; c++)
            if (classes[i].test(c))
                set_add(set, c);
        *text += length;
        return 1;
    }
    return 0;
}

static int next_byte(const char **text)
{
    if (**text == '\\' && (*text)[1] != '\0') {
        (*text)++;
        int c = text_escape(text, 3);
        if (c >= 0)
            return c;
    }
    return (unsigned char)*(*text)++;
}

static void set_parse(struct set *set, const char *text)
{
    while (*text != '\0') {
        if (add_class(set, &text))
            continue;
        int first = next_byte(&text), last = first;
        if (*text == '-' && text[1] != '\0') {
            text++;
            last = next_byte(&text);
        }
        if (last < first)
            err_exit(1, "a range runs backwards");
        for (int c = first; c <= last; c++)
            set_add(set, c);
    }
}

static void set_complement(struct set *set)
{
    struct set others = { .count = 0 };

    for (int c = 0; c < 256; c++)
        if (memchr(set->bytes, c, (size_t)set->count) == NULL)
            set_add(&others, c);
    *set = others;
}

int main(int argc, char **argv)
{
    static struct set from, to;
    int option, complement = 0, delete = 0, squeeze = 0, c, last = -1;
    int map[256];

    err_start(argv);
    while ((option = getopt(argc, argv, "cCds")) != -1) {
        if (option == '?')
            err_usage("[-cds] set1 [set2]");
        complement |= option == 'c' || option == 'C';
        delete |= option == 'd';
        squeeze |= option == 's';
    }
    int sets = argc - optind;
    if (sets < 1 || sets > 2 || (sets == 1 && !delete &&!squeeze))
        err_usage("[-cds] set1 [set2]");
    set_parse(&from, argv[optind]);
    if (complement)
        set_complement(&from);
    if (sets == 2)
        set_parse(&to, argv[optind + 1]);
    for (c = 0; c < 256; c++)
        map[c] = c;
    for (int i = 0; i < from.count && !delete &&to.count > 0; i++)
        map[from.bytes[i]] = to.bytes[i < to.count ? i : to.count - 1];
    const struct set *squeezed = sets == 2 ? &to : &from;
    while ((c = getchar()) != EOF) {
        if (delete &&memchr(from.bytes, c, (size_t)from.count) != NULL)
            continue;
        c = map[c];
        if (squeeze && c == last && memchr(squeezed->bytes, c, (size_t)squeezed->count) != NULL)
            continue;
        putchar(c);
        last = c;
    }
    err_finish(0);
}
