/* Functions over counted bytes; the copying ones are in memcpy.asm. */
#include <string.h>

int memcmp(const void *a, const void *b, size_t n)
{
    const unsigned char *x = a;
    const unsigned char *y = b;

    for (; n; n--, x++, y++) {
        if (*x != *y)
            return *x - *y;
    }
    return 0;
}

void *memchr(const void *s, int c, size_t n)
{
    const unsigned char *p = s;

    for (; n; n--, p++) {
        if (*p == (unsigned char)c)
            return (void *)p;
    }
    return NULL;
}

void *memrchr(const void *s, int c, size_t n)
{
    const unsigned char *p = s;

    while (n--) {
        if (p[n] == (unsigned char)c)
            return (void *)(p + n);
    }
    return NULL;
}

void *rawmemchr(const void *s, int c)
{
    const unsigned char *p = s;

    while (*p != (unsigned char)c)
        p++;
    return (void *)p;
}

void *memccpy(void *restrict dst, const void *restrict src, int c, size_t n)
{
    const unsigned char *end = memchr(src, c, n);

    if (!end) {
        memcpy(dst, src, n);
        return NULL;
    }
    return mempcpy(dst, src, (size_t)(end + 1 - (const unsigned char *)src));
}

void *memmem(const void *haystack, size_t hlen, const void *needle, size_t nlen)
{
    const unsigned char *h = haystack;

    if (nlen == 0)
        return (void *)h;
    for (; hlen >= nlen; h++, hlen--) {
        const unsigned char *next = memchr(h, *(const unsigned char *)needle, hlen - nlen + 1);

        if (!next)
            return NULL;
        hlen -= (size_t)(next - h);
        h = next;
        if (memcmp(h, needle, nlen) == 0)
            return (void *)h;
    }
    return NULL;
}

void explicit_bzero(void *s, size_t n)
{
    memset(s, 0, n);
    __asm__ volatile("" : : "r"(s) : "memory");
}
