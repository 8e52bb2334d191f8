/* Aligned memory, by each of its names. */
#include "internal/malloc.h"

#include <errno.h>
#include <stdlib.h>

static int is_power_of_two(size_t n)
{
    return n && !(n & (n - 1));
}

void *aligned_alloc(size_t align, size_t len)
{
    void *payload;

    if (!is_power_of_two(align)) {
        errno = EINVAL;
        return NULL;
    }
    payload = __memalign(align, len);
    if (!payload)
        errno = ENOMEM;
    return payload;
}

void *memalign(size_t align, size_t len)
{
    return aligned_alloc(align, len);
}

void *valloc(size_t len)
{
    return aligned_alloc(4096, len);
}

int posix_memalign(void **out, size_t align, size_t len)
{
    void *payload;

    if (!is_power_of_two(align) || align < sizeof(void *))
        return EINVAL;
    payload = __memalign(align, len);
    if (!payload)
        return ENOMEM;
    *out = payload;
    return 0;
}
