/* internal/malloc.h — what other parts of the library need of the heap. */
#ifndef INTERNAL_MALLOC_H
#define INTERNAL_MALLOC_H

#include <stddef.h>

/* ALIGN is a power of two; NULL without errno when there is no memory. */
void *__memalign(size_t align, size_t len);

/* fork() holds the heap still, so that the child finds it whole. */
void __malloc_lock(void);
void __malloc_unlock(void);

#endif
