/* String functions for the kernel; memcpy and memset by the string instructions. */
#include "lib/string.h"

#include <stdint.h>

#undef memcpy
#undef memmove
#undef memset
#undef memcmp

void *memcpy(void *restrict to, const void *restrict from, size_t size)
{
    void *at = to;
    size_t quads = size / 8, bytes = size % 8;

    __asm__ volatile("rep movsq" : "+D"(at), "+S"(from), "+c"(quads) : : "memory");
    __asm__ volatile("rep movsb" : "+D"(at), "+S"(from), "+c"(bytes) : : "memory");
    return to;
}

void *memmove(void *to, const void *from, size_t size)
{
    uint8_t *end = (uint8_t *)to + size;
    const uint8_t *from_end = (const uint8_t *)from + size;

    if ((uintptr_t)to - (uintptr_t)from >= size)
        return memcpy(to, from, size);
    while (size-- > 0)
        *--end = *--from_end;
    return to;
}

void *memset(void *to, int byte, size_t size)
{
    uint64_t pattern = 0x0101010101010101ull * (uint8_t)byte;
    void *at = to;
    size_t quads = size / 8, bytes = size % 8;

    __asm__ volatile("rep stosq" : "+D"(at), "+c"(quads) : "a"(pattern) : "memory");
    __asm__ volatile("rep stosb" : "+D"(at), "+c"(bytes) : "a"(pattern) : "memory");
    return to;
}

int memcmp(const void *a, const void *b, size_t size)
{
    const uint8_t *x = a, *y = b;

    for (; size > 0; size--, x++, y++)
        if (*x != *y)
            return *x - *y;
    return 0;
}

size_t strlen(const char *s)
{
    size_t n = 0;

    while (s[n])
        n++;
    return n;
}

size_t strnlen(const char *s, size_t limit)
{
    size_t n = 0;

    while (n < limit && s[n])
        n++;
    return n;
}

int strcmp(const char *a, const char *b)
{
    while (*a && *a == *b)
        a++, b++;
    return (unsigned char)*a - (unsigned char)*b;
}

char *strchr(const char *s, int c)
{
    for (;; s++) {
        if (*s == (char)c)
            return (char *)(uintptr_t)s;
        if (!*s)
            return NULL;
    }
}

char *strrchr(const char *s, int c)
{
    const char *found = NULL;

    for (;; s++) {
        if (*s == (char)c)
            found = s;
        if (!*s)
            return (char *)(uintptr_t)found;
    }
}

size_t strlcpy(char *to, const char *from, size_t size)
{
    size_t length = strlen(from), part = length < size ? length : size - 1;

    memcpy(to, from, part);
    to[part] = '\0';
    return length;
}
