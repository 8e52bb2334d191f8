/* Copies on the heap. */
#include <stdlib.h>
#include <string.h>

char *strndup(const char *s, size_t n)
{
    size_t len = strnlen(s, n);
    char *copy = malloc(len + 1);

    if (!copy)
        return NULL;
    copy[len] = '\0';
    return memcpy(copy, s, len);
}

char *strdup(const char *s)
{
    return strndup(s, strlen(s));
}
