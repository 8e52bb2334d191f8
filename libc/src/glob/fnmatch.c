/* Shell patterns: * ? [set] and backslash. Source: fnmatch(3), POSIX XCU 2.13. */
#include <ctype.h>
#include <fnmatch.h>
#include <string.h>

typedef int class_fn(int);

static int same(char a, char b, int flags)
{
    if (flags & FNM_CASEFOLD)
        return tolower((unsigned char)a) == tolower((unsigned char)b);
    return a == b;
}

static int in_class(const char *name, size_t len, unsigned char c)
{
    static const struct {
        const char *name;
        class_fn *fn;
    } classes[] = { { "alnum", isalnum }, { "alpha", isalpha }, { "blank", isblank },
                    { "cntrl", iscntrl }, { "digit", isdigit }, { "graph", isgraph },
                    { "lower", islower }, { "print", isprint }, { "punct", ispunct },
                    { "space", isspace }, { "upper", isupper }, { "xdigit", isxdigit } };

    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        if (strlen(classes[i].name) == len && memcmp(classes[i].name, name, len) == 0)
            return classes[i].fn(c) != 0;
    }
    return 0;
}

static int in_range(unsigned char from, unsigned char c, unsigned char to, int flags)
{
    if (c >= from && c <= to)
        return 1;
    if (!(flags & FNM_CASEFOLD))
        return 0;
    c = (unsigned char)(islower(c) ? toupper(c) : tolower(c));
    return c >= from && c <= to;
}

/*
 * P is after the '['. Returns where the pattern goes on, or NULL if this is no bracket expression;
 * *MATCHED says whether C is in it.
 */
static const char *bracket(const char *p, unsigned char c, int flags, int *matched)
{
    int negate = *p == '!' || *p == '^';
    int found = 0;
    const char *first;

    p += negate;
    for (first = p; *p != ']' || p == first; p++) {
        unsigned char from;
        unsigned char to;

        if (!*p || (*p == '/' && flags & FNM_PATHNAME))
            return NULL;
        if (p[0] == '[' && p[1] == ':') {
            const char *end = strstr(p + 2, ":]");

            if (end) {
                found |= in_class(p + 2, (size_t)(end - p - 2), c);
                p = end + 1;
                continue;
            }
        }
        if (*p == '\\' && !(flags & FNM_NOESCAPE) && p[1])
            p++;
        from = to = (unsigned char)*p;
        if (p[1] == '-' && p[2] && p[2] != ']') {
            p += 2;
            if (*p == '\\' && !(flags & FNM_NOESCAPE) && p[1])
                p++;
            to = (unsigned char)*p;
        }
        found |= in_range(from, c, to, flags);
    }
    *matched = found != negate;
    return p + 1;
}

/* A leading period must be matched by a period in the pattern. */
static int hidden(const char *start, const char *s, int flags)
{
    if (!(flags & FNM_PERIOD) || *s != '.')
        return 0;
    return s == start || (flags & FNM_PATHNAME && s[-1] == '/');
}

/* One element of the pattern other than '*' against *S; returns the rest of the pattern or NULL. */
static const char *match_one(const char *p, const char *start, const char *s, int flags)
{
    const char *rest;
    int matched;

    if (!*s)
        return NULL;
    if (*p == '?') {
        int refused = (*s == '/' && flags & FNM_PATHNAME) || hidden(start, s, flags);

        return refused ? NULL : p + 1;
    }
    if (*p == '[') {
        rest = bracket(p + 1, (unsigned char)*s, flags, &matched);
        if (rest) {
            if ((*s == '/' && flags & FNM_PATHNAME) || hidden(start, s, flags))
                return NULL;
            return matched ? rest : NULL;
        }
    }
    if (*p == '\\' && !(flags & FNM_NOESCAPE)) {
        p++;
        if (!*p)
            return NULL;
    }
    return same(*p, *s, flags) ? p + 1 : NULL;
}

/*
 * The last '*' is where to come back to: it takes one character more and the rest is tried again. A
 * '*' never needs to give up characters that a later one could take.
 */
int fnmatch(const char *p, const char *string, int flags)
{
    const char *s = string;
    const char *star = NULL;   /* pattern after the last '*' */
    const char *star_s = NULL; /* what it took ends here */

    for (;;) {
        const char *rest;

        if (*p == '*') {
            while (*p == '*')
                p++;
            if (hidden(string, s, flags))
                return FNM_NOMATCH;
            star = p;
            star_s = s;
            continue;
        }
        if (!*p && (!*s || (flags & FNM_LEADING_DIR && *s == '/')))
            return 0;
        rest = *p ? match_one(p, string, s, flags) : NULL;
        if (rest) {
            if (*s == '/' && flags & FNM_PATHNAME)
                star = NULL;
            p = rest;
            s++;
            continue;
        }
        if (!star || !*star_s || (*star_s == '/' && flags & FNM_PATHNAME))
            return FNM_NOMATCH;
        p = star;
        s = ++star_s;
    }
}
