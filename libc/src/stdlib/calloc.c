/* Arrays on the heap. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

void *calloc(size_t count, size_t size)
{
    size_t len;
    void *payload;

    if (__builtin_mul_overflow(count, size, &len)) {
        errno = ENOMEM;
        return NULL;
    }
    payload = malloc(len);
    return payload ? memset(payload, 0, len) : NULL;
}

void *reallocarray(void *payload, size_t count, size_t size)
{
    size_t len;

    if (__builtin_mul_overflow(count, size, &len)) {
        errno = ENOMEM;
        return NULL;
    }
    return realloc(payload, len);
}
