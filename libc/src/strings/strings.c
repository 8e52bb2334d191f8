/* The older names of string functions, and bit search. */
#include <string.h>
#include <strings.h>

int bcmp(const void *a, const void *b, size_t n)
{
    return memcmp(a, b, n);
}

void bcopy(const void *src, void *dst, size_t n)
{
    memmove(dst, src, n);
}

void bzero(void *s, size_t n)
{
    memset(s, 0, n);
}

char *index(const char *s, int c)
{
    return strchr(s, c);
}

char *rindex(const char *s, int c)
{
    return strrchr(s, c);
}

int ffs(int n)
{
    return n ? __builtin_ctz((unsigned int)n) + 1 : 0;
}

int ffsl(long n)
{
    return n ? __builtin_ctzl((unsigned long)n) + 1 : 0;
}

int ffsll(long long n)
{
    return n ? __builtin_ctzll((unsigned long long)n) + 1 : 0;
}
