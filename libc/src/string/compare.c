/* Comparing strings. The collation of the C locale is by bytes. */
#include <ctype.h>
#include <string.h>

int strcmp(const char *a, const char *b)
{
    while (*a && *a == *b)
        a++, b++;
    return (unsigned char)*a - (unsigned char)*b;
}

int strncmp(const char *a, const char *b, size_t n)
{
    for (; n && *a && *a == *b; n--)
        a++, b++;
    return n ? (unsigned char)*a - (unsigned char)*b : 0;
}

int strcoll(const char *a, const char *b)
{
    return strcmp(a, b);
}

size_t strxfrm(char *restrict dst, const char *restrict src, size_t n)
{
    return strlcpy(dst, src, n);
}

static int lower(char c)
{
    return tolower((unsigned char)c);
}

int strcasecmp(const char *a, const char *b)
{
    while (*a && lower(*a) == lower(*b))
        a++, b++;
    return lower(*a) - lower(*b);
}

int strncasecmp(const char *a, const char *b, size_t n)
{
    for (; n && *a && lower(*a) == lower(*b); n--)
        a++, b++;
    return n ? lower(*a) - lower(*b) : 0;
}

/*
 * strverscmp(3): runs of digits compare as numbers, and those with leading zeros as fractions.
 * START is where the digit run that holds the first difference begins.
 */
int strverscmp(const char *a, const char *b)
{
    const unsigned char *x = (const unsigned char *)a;
    const unsigned char *y = (const unsigned char *)b;
    size_t start = 0;
    size_t i;
    int zeros = 1;

    for (i = 0; x[i] == y[i]; i++) {
        if (!x[i])
            return 0;
        if (!isdigit(x[i])) {
            start = i + 1;
            zeros = 1;
        } else if (x[i] != '0') {
            zeros = 0;
        }
    }
    if (x[start] != '0' && y[start] != '0' && (isdigit(x[i]) || i > start) &&
        (isdigit(y[i]) || i > start)) {
        size_t j = i;

        while (isdigit(x[j]) && isdigit(y[j]))
            j++;
        if (isdigit(x[j]))
            return 1;
        if (isdigit(y[j]))
            return -1;
    } else if (zeros && i > start && (isdigit(x[i]) || isdigit(y[i]))) {
        int dx = isdigit(x[i]) ? x[i] : 0;
        int dy = isdigit(y[i]) ? y[i] : 0;

        /* All zeros so far: the one that goes on with digits is the smaller fraction. */
        return (dx ? dx : 256) - (dy ? dy : 256);
    }
    return x[i] - y[i];
}
