/* Finding characters, sets of characters and strings in strings. */
#include <ctype.h>
#include <string.h>

char *strchrnul(const char *s, int c)
{
    while (*s && *s != (char)c)
        s++;
    return (char *)s;
}

char *strchr(const char *s, int c)
{
    char *found = strchrnul(s, c);

    return *found == (char)c ? found : NULL;
}

char *strrchr(const char *s, int c)
{
    return memrchr(s, c, strlen(s) + 1);
}

struct charset {
    unsigned char has[256];
};

static void charset_fill(struct charset *set, const char *chars)
{
    memset(set, 0, sizeof *set);
    for (; *chars; chars++)
        set->has[(unsigned char)*chars] = 1;
}

size_t strspn(const char *s, const char *accept)
{
    struct charset set;
    size_t n = 0;

    charset_fill(&set, accept);
    while (set.has[(unsigned char)s[n]])
        n++;
    return n;
}

size_t strcspn(const char *s, const char *reject)
{
    struct charset set;
    size_t n = 0;

    charset_fill(&set, reject);
    set.has[0] = 1;
    while (!set.has[(unsigned char)s[n]])
        n++;
    return n;
}

char *strpbrk(const char *s, const char *accept)
{
    s += strcspn(s, accept);
    return *s ? (char *)s : NULL;
}

char *strstr(const char *haystack, const char *needle)
{
    return memmem(haystack, strlen(haystack), needle, strlen(needle));
}

char *strcasestr(const char *haystack, const char *needle)
{
    size_t len = strlen(needle);

    for (;; haystack++) {
        if (strncasecmp(haystack, needle, len) == 0)
            return (char *)haystack;
        if (!*haystack)
            return NULL;
    }
}
