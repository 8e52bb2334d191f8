/* Shell patterns: see pattern.h. */
#include "pattern.h"

#include <ctype.h>
#include <string.h>

static const struct {
    const char *name;
    int (*test)(int);
} classes[] = {
    { "alnum", isalnum }, { "alpha", isalpha }, { "blank", isblank }, { "cntrl", iscntrl },
    { "digit", isdigit }, { "graph", isgraph }, { "lower", islower }, { "print", isprint },
    { "punct", ispunct }, { "space", isspace }, { "upper", isupper }, { "xdigit", isxdigit },
};

/* "[:name:]" at *p: whether c is in it (then *p is behind it); -1 if there is no class here. */
static int class_match(const char **p, int c)
{
    const char *end = strstr(*p + 2, ":]");

    if (end == NULL)
        return -1;
    for (unsigned i = 0; i < sizeof classes / sizeof *classes; i++) {
        size_t length = strlen(classes[i].name);
        if (length == (size_t)(end - *p - 2) && memcmp(classes[i].name, *p + 2, length) == 0) {
            *p = end + 2;
            return classes[i].test(c) != 0;
        }
    }
    return -1;
}

int pattern_bracket(const char **pattern, int c, enum pattern_syntax syntax)
{
    const char *p = *pattern;
    int found = 0;
    int escapes = syntax == PATTERN_SHELL;
    int negated = *p == '^' || (*p == '!' && syntax == PATTERN_SHELL);

    p += negated;
    for (int first = 1; first || *p != ']'; first = 0) {
        if (*p == '\0')
            return -1;
        if (*p == '[' && p[1] == ':') {
            int in_class = class_match(&p, c);
            if (in_class >= 0) {
                found |= in_class;
                continue;
            }
        }
        if (*p == '\\' && escapes && p[1] != '\0')
            p++;
        unsigned char low = (unsigned char)*p++;
        unsigned char high = low;
        if (*p == '-' && p[1] != ']' && p[1] != '\0') {
            p += p[1] == '\\' && escapes && p[2] != '\0' ? 2 : 1;
            high = (unsigned char)*p++;
        }
        found |= c >= low && c <= high;
    }
    *pattern = p + 1;
    return found != negated;
}

/* Matches one pattern element against c: 1 and *pattern behind it, or 0. The element is not '*'. */
static int element_match(const char **pattern, int c)
{
    const char *p = *pattern;
    int matched;

    if (*p == '?') {
        p++;
        matched = 1;
    } else if (*p == '[') {
        p++;
        int in = pattern_bracket(&p, c, PATTERN_SHELL);
        matched = in >= 0 ? in : c == '[';
    } else {
        if (*p == '\\' && p[1] != '\0')
            p++;
        matched = (unsigned char)*p++ == c;
    }
    *pattern = p;
    return matched;
}

int pattern_match(const char *pattern, const char *text, unsigned long length)
{
    const char *end = text + length;
    const char *star = NULL;  /* behind the last '*' seen … */
    const char *retry = NULL; /* … and where its match ends so far: it only ever needs to grow */

    for (;;) {
        if (*pattern == '*') {
            star = ++pattern;
            retry = text;
            continue;
        }
        if (text == end && *pattern == '\0')
            return 1;
        if (text < end && *pattern != '\0' && element_match(&pattern, (unsigned char)*text)) {
            text++;
            continue;
        }
        if (star == NULL || retry == end)
            return 0;
        pattern = star;
        text = ++retry;
    }
}

int pattern_is_magic(const char *pattern)
{
    for (; *pattern != '\0'; pattern++) {
        const char *behind = pattern + 1;
        if (*pattern == '*' || *pattern == '?')
            return 1;
        if (*pattern == '[' && pattern_bracket(&behind, 'a', PATTERN_SHELL) >= 0)
            return 1;
        if (*pattern == '\\' && pattern[1] != '\0')
            pattern++;
    }
    return 0;
}
