/* The C string functions the kernel uses, with their ISO C meaning. */
#ifndef KERNEL_LIB_STRING_H
#define KERNEL_LIB_STRING_H

#include <stddef.h>

void *memcpy(void *restrict to, const void *restrict from, size_t size);
void *memmove(void *to, const void *from, size_t size);
void *memset(void *to, int byte, size_t size);
int memcmp(const void *a, const void *b, size_t size);
size_t strlen(const char *s);
size_t strnlen(const char *s, size_t limit);
int strcmp(const char *a, const char *b);
char *strchr(const char *s, int c);
char *strrchr(const char *s, int c);

/* -ffreestanding makes these plain calls; so the compiler expands constant sizes in place. */
#define EXPAND(function, a, b, size) \
    (__builtin_constant_p(size) ? __builtin_##function(a, b, size) : (function)(a, b, size))
#define memcpy(to, from, size)  EXPAND(memcpy, to, from, size)
#define memmove(to, from, size) EXPAND(memmove, to, from, size)
#define memset(to, byte, size)  EXPAND(memset, to, byte, size)
#define memcmp(a, b, size)      EXPAND(memcmp, a, b, size)

/* Copies at most size-1 characters and ends with NUL (size > 0). Returns strlen(from). */
size_t strlcpy(char *to, const char *from, size_t size);

#endif
